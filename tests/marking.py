"""Readers: programs that are not ours put marks on the pages of a proof.

Each takes a file and what to put where (`Wish`), in points of the page's user space, and gives the
file as that program saves it.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Quad = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A mark to make: its subtype in PDF, or `Replace` for a pair; where it lies or points."""

    subtype: str
    page: int
    quads: tuple[Quad, ...]
    said: str = ""
    by: str = "Anna"


CARET = (6.0, 5.0)
"""Width and height of a caret; its tip is in the middle of its upper edge."""


def with_pymupdf(data: bytes, wishes: Iterable[Wish]) -> bytes:
    """As MuPDF does through Python."""
    import pymupdf

    file = pymupdf.open(stream=data)
    for wish in wishes:
        page = file[wish.page]
        high = page.mediabox.height
        rects = [
            pymupdf.Rect(left, high - top, right, high - low)
            for left, low, right, top in wish.quads
        ]
        if wish.subtype == "Text":
            made = page.add_text_annot(rects[0].tl, wish.said)
        elif wish.subtype == "FreeText":
            made = page.add_freetext_annot(rects[0], wish.said)
        elif wish.subtype == "Ink":
            made = page.add_ink_annot([[(rects[0].x0, rects[0].y0), (rects[0].x1, rects[0].y1)]])
        elif wish.subtype == "Caret":
            made = page.add_caret_annot(rects[0].tl)
            made.set_rect(rects[0])
        else:
            add = {
                "Highlight": page.add_highlight_annot,
                "Underline": page.add_underline_annot,
                "Squiggly": page.add_squiggly_annot,
                "StrikeOut": page.add_strikeout_annot,
            }[wish.subtype]
            made = add(quads=[rect.quad for rect in rects])
        made.set_info(content=wish.said, title=wish.by)
        made.update()
    return bytes(file.tobytes())


_MUTOOL = """
var doc = new PDFDocument(scriptArgs[0]);
var wishes = JSON.parse(read(scriptArgs[2]));
for (var i = 0; i < wishes.length; ++i) {
    var wish = wishes[i];
    var page = doc.loadPage(wish.page);
    var annot = page.createAnnotation(wish.subtype);
    if (wish.subtype == "Caret" || wish.subtype == "Text")
        annot.setRect(wish.boxes[0]);
    else if (wish.subtype != "Ink")
        annot.setQuadPoints(wish.boxes.map(function (b) {
            return [b[0], b[1], b[2], b[1], b[0], b[3], b[2], b[3]];
        }));
    annot.setContents(wish.said);
    annot.setAuthor(wish.by);
    annot.update();
}
doc.save(scriptArgs[1], "compress");
"""


def with_mutool(data: bytes, wishes: Iterable[Wish], folder: Path) -> bytes:
    """As MuPDF does in its own shell, whose heights count from the upper edge of a page."""
    with pikepdf.open(_put(folder / "in.pdf", data)) as pdf:
        high = [float(page.mediabox[3]) for page in pdf.pages]
    told = [
        {
            "subtype": wish.subtype,
            "page": wish.page,
            "said": wish.said,
            "by": wish.by,
            "boxes": [
                [left, high[wish.page] - top, right, high[wish.page] - low]
                for left, low, right, top in wish.quads
            ],
        }
        for wish in wishes
    ]
    script = _put(folder / "mark.js", _MUTOOL.encode())
    asked = _put(folder / "wishes.json", json.dumps(told).encode())
    _run("mutool", "run", script, folder / "in.pdf", folder / "out.pdf", asked)
    return (folder / "out.pdf").read_bytes()


_POPPLER = """
import json, sys
import gi
gi.require_version("Poppler", "0.18")
from gi.repository import Gio, Poppler

source, target, asked = sys.argv[1:]
doc = Poppler.Document.new_from_gfile(Gio.File.new_for_path(source), None, None)
new = {
    "Highlight": Poppler.AnnotTextMarkup.new_highlight,
    "Underline": Poppler.AnnotTextMarkup.new_underline,
    "Squiggly": Poppler.AnnotTextMarkup.new_squiggly,
    "StrikeOut": Poppler.AnnotTextMarkup.new_strikeout,
}

def point(x, y):
    made = Poppler.Point()
    made.x, made.y = x, y
    return made

for wish in json.load(open(asked)):
    rect = Poppler.Rectangle()
    rect.x1, rect.y1 = min(q[0] for q in wish["quads"]), min(q[1] for q in wish["quads"])
    rect.x2, rect.y2 = max(q[2] for q in wish["quads"]), max(q[3] for q in wish["quads"])
    quads = []
    for left, low, right, top in wish["quads"]:
        quad = Poppler.Quadrilateral()
        quad.p1, quad.p2 = point(left, top), point(right, top)
        quad.p3, quad.p4 = point(left, low), point(right, low)
        quads.append(quad)
    if wish["subtype"] == "Text":
        annot = Poppler.AnnotText.new(doc, rect)
    else:
        annot = new[wish["subtype"]](doc, rect, quads)
    annot.set_contents(wish["said"])
    annot.set_label(wish["by"])
    doc.get_page(wish["page"]).add_annot(annot)
doc.save("file://" + target)
"""


def has_poppler() -> bool:
    """Whether the system's Python has Poppler, as Evince and Okular use it."""
    ask = "import gi; gi.require_version('Poppler', '0.18'); from gi.repository import Poppler"
    done = subprocess.run(["/usr/bin/python3", "-c", ask], capture_output=True, check=False)
    return done.returncode == 0


def with_poppler(data: bytes, wishes: Iterable[Wish], folder: Path) -> bytes:
    """As Poppler does, through GLib."""
    told = [
        {
            "subtype": wish.subtype,
            "page": wish.page,
            "said": wish.said,
            "by": wish.by,
            "quads": wish.quads,
        }
        for wish in wishes
    ]
    source = _put(folder / "in.pdf", data)
    script = _put(folder / "mark.py", _POPPLER.encode())
    asked = _put(folder / "wishes.json", json.dumps(told).encode())
    _run("/usr/bin/python3", script, source, folder / "out.pdf", asked)
    return (folder / "out.pdf").read_bytes()


def as_acrobat(data: bytes, wishes: Iterable[Wish], folder: Path) -> bytes:
    """Annotations as ISO 32000-1, 12.5.6 has them and Acrobat writes them: corners of quads in the
    order upper left, upper right, lower left, lower right; a replacement as a caret that a stroke
    through the words is grouped with."""
    with pikepdf.open(_put(folder / "in.pdf", data)) as pdf:
        for wish in wishes:
            page = pdf.pages[wish.page]
            if "/Annots" not in page.obj:
                page.obj.Annots = Array()
            for made in _acrobat(pdf, wish):
                page.obj.Annots.append(made)
        pdf.save(folder / "out.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return (folder / "out.pdf").read_bytes()


def _acrobat(pdf: pikepdf.Pdf, wish: Wish) -> Sequence[pikepdf.Object]:
    words = Dictionary(
        Type=Name.Annot,
        Subtype=Name("/StrikeOut" if wish.subtype == "Replace" else f"/{wish.subtype}"),
        Rect=Array([wish.quads[0][0], wish.quads[-1][1], wish.quads[0][2], wish.quads[0][3]]),
        T=String(wish.by),
        F=4,
    )
    if wish.subtype not in {"Caret", "Text"}:
        words.QuadPoints = Array([length for quad in wish.quads for length in _corners(quad)])
    if wish.subtype != "Replace":
        words.Contents = String(wish.said)
        return [pdf.make_indirect(words)]
    right, low = wish.quads[-1][2], wish.quads[-1][1]
    caret = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Caret,
            IT=Name.Replace,
            Rect=Array([right - 4, low - 2, right + 4, low + 4]),
            RD=Array([1, 1, 1, 1]),
            Contents=String(wish.said),
            T=String(wish.by),
            F=4,
        )
    )
    words.IRT, words.RT, words.IT = caret, Name.Group, Name.StrikeOutTextEdit
    return [caret, pdf.make_indirect(words)]


def _corners(quad: Quad) -> Sequence[float]:
    left, low, right, top = quad
    return left, top, right, top, left, low, right, low


def saved_by_qpdf(data: bytes, folder: Path) -> bytes:
    """The same file, its objects packed anew."""
    source = _put(folder / "qpdf-in.pdf", data)
    _run("qpdf", "--object-streams=generate", "--linearize", source, folder / "qpdf.pdf")
    return (folder / "qpdf.pdf").read_bytes()


def saved_by_ghostscript(data: bytes, folder: Path) -> bytes:
    """The same pages, written anew."""
    source = _put(folder / "gs-in.pdf", data)
    _run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite",
         f"-sOutputFile={folder / 'gs.pdf'}", source)  # fmt: skip
    return (folder / "gs.pdf").read_bytes()


def cropped_and_turned(data: bytes, folder: Path) -> bytes:
    """The same file, its pages without their margins and on their sides."""
    with pikepdf.open(_put(folder / "turn-in.pdf", data)) as pdf:
        for page in pdf.pages:
            left, low, right, top = (float(length) for length in page.mediabox)
            page.cropbox = Array([left + 60, low + 60, right - 60, top - 60])
            page.obj.Rotate = 90
        pdf.save(folder / "turn.pdf")
    return (folder / "turn.pdf").read_bytes()


def without_map(data: bytes, folder: Path) -> bytes:
    """The same file, without what is attached to it."""
    with pikepdf.open(_put(folder / "bare-in.pdf", data)) as pdf:
        del pdf.Root.Names.EmbeddedFiles
        del pdf.Root.AF
        pdf.save(folder / "bare.pdf")
    return (folder / "bare.pdf").read_bytes()


def _put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _run(*command: str | Path) -> None:
    done = subprocess.run(list(map(str, command)), capture_output=True, check=False, timeout=300)
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
