"""The workbench's server: what it gives, and to whom."""

from __future__ import annotations

import http.client
import json
import re
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import Image

from bokbygg.book import Kind, Output
from bokbygg.build import Result, build
from bokbygg.diagnostics import Fault, Level
from bokbygg.events import Begun, LaidOut, Stage
from bokbygg.read import find
from bokbygg.rules.structure import DEAD_LINK
from bokbygg.serve import Server, serving
from bokbygg.serve import port as ports
from bokbygg.serve import server as servers
from tests.bookmaking import lay_out, png

FILES: dict[str, str | bytes] = {
    "bok.toml": '[book]\ntitle = "Hav"\nauthor = "Anna"\nlang = "sv"\ndate = 2026\n',
    "hav.md": "# Hav\n\nDet var lugnt.\n\n## Vågor\n\n![Ett hav](hav.png)\n",
    "land.md": "# Land\n\nDär stod [havet](hav.md).\n",
    "hav.png": png(40, 30),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The two books of a folder."""
    return build(find(lay_out(tmp_path_factory.mktemp("hav"), FILES)), list(Kind))


@pytest.fixture(scope="module")
def server(made: Result) -> Iterator[Server]:
    """A server that shows them."""
    with serving(0) as open_server:
        open_server.show(made, 1.25)
        yield open_server


def ask(
    server: Server, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    """An answer of the server, asked as a program would."""
    asking = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    asking.putrequest(method, path, skip_host="Host" in named)
    for name, value in named.items():
        asking.putheader(name, value)
    asking.endheaders()
    answer = asking.getresponse()
    data = answer.read()
    asking.close()
    return answer, data


def state(server: Server) -> dict[str, Any]:
    """What the page is told to show."""
    told = json.loads(ask(server, "/state")[1])
    assert isinstance(told, dict)
    return told


# --- what it gives --------------------------------------------------------------------------------


def test_the_page_is_told_of_both_books(server: Server) -> None:
    told = state(server)
    assert (told["title"], told["seconds"], told["failed"]) == ("Hav", 1.25, False)
    assert told["files"] == ["hav.epub", "hav.pdf"]
    paper, ebook = told["paper"], told["ebook"]
    titles = [(entry["title"], entry["level"]) for entry in paper["outline"]]
    assert titles[-3:] == [("Hav", 0), ("Vågor", 1), ("Land", 0)]
    assert {sheet["label"] for sheet in paper["sheets"]} >= {"i", "1"}
    contents = {entry["title"]: entry["href"] for entry in ebook["contents"]}
    assert {"title": "Hav", "href": contents["Hav"], "level": 0} in ebook["spine"]
    assert contents["Vågor"].startswith(f"{contents['Hav']}#")


def test_a_page_of_the_pdf_is_a_picture_of_it(server: Server, made: Result) -> None:
    paper = state(server)["paper"]
    last = len(paper["sheets"]) - 1
    answer, data = ask(server, f"/page/{paper['digest']}/{last}/600.png")
    assert answer.getheader("content-type") == "image/png"
    assert "immutable" in str(answer.getheader("cache-control"))
    (pdf,) = (output.data for output in made.outputs if output.pages)
    page = pypdfium2.PdfDocument(pdf)[last]
    drawn = page.render(scale=600 / page.get_width()).to_pil()
    assert Image.open(BytesIO(data)).tobytes() == drawn.tobytes()


@pytest.mark.parametrize(("asked", "wide"), [(1, 50), (100_000, 2400)])
def test_no_picture_is_too_small_or_too_large(asked: int, wide: int, server: Server) -> None:
    paper = state(server)["paper"]
    _, data = ask(server, f"/page/{paper['digest']}/0/{asked}.png")
    assert Image.open(BytesIO(data)).width == wide


def test_the_documents_of_the_ebook_are_as_they_stand_in_it(server: Server) -> None:
    ebook = state(server)["ebook"]
    for document in ebook["spine"]:
        answer, data = ask(server, f"/ebook/{ebook['digest']}/{document['href']}")
        assert answer.status == 200
        assert answer.getheader("content-type") == "application/xhtml+xml"
        policy = str(answer.getheader("content-security-policy"))
        assert "default-src 'none'" in policy
        assert "sandbox allow-same-origin" in policy  # and no allow-scripts
        assert data.startswith(b"<?xml")


def test_the_finished_files_are_given_whole(server: Server, made: Result) -> None:
    for output in made.outputs:
        answer, data = ask(server, f"/book/{output.name}")
        assert data == output.data
        assert str(answer.getheader("content-disposition")).endswith(f"''{output.name}")


def test_the_page_asks_for_nothing_from_elsewhere(server: Server) -> None:
    """Whatever the workbench's own files name is another of them."""
    page = Path(servers.__file__).parent / "page"
    known = {"/", *(f"/{file.name}" for file in page.iterdir() if file.suffix != ".html")}
    named = set()
    for path in sorted(known):
        answer, data = ask(server, path)
        assert answer.status == 200
        text = data.decode().replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?://|//\w+\.|url\(", text)
        named |= set(re.findall(r'(?:src|href|from)[= ]"(/[^"]*)"', text))
    assert named == known - {"/"}


def test_a_book_bound_on_the_right_is_shown_so(server: Server, tmp_path: Path) -> None:
    hebrew = Path(__file__).parent / "books" / "hebrew"
    assert state(server)["paper"]["rtl"] is False
    with serving(0) as other:
        other.show(build(find(hebrew), [Kind.PRINT]), 1)
        assert state(other)["paper"]["rtl"] is True
        assert state(other)["ebook"] is None


# --- to whom --------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1.evil.example:{port}", ""])
def test_a_name_that_is_not_its_own_gets_no_answer(host: str, server: Server) -> None:
    answer, data = ask(server, "/state", Host=host.format(port=server.port))
    assert answer.status == 421
    assert b"Hav" not in data


def test_two_names_are_its_own(server: Server) -> None:
    for name in ("127.0.0.1", "localhost"):
        assert ask(server, "/", Host=f"{name}:{server.port}")[0].status == 200


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    with pytest.raises(OSError, match=r"refused|unreachable|assign"):
        socket.create_connection(("127.0.0.2", server.port), timeout=5)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_there_is_nothing_to_change(method: str, server: Server) -> None:
    assert ask(server, "/state", method)[0].status == 405


@pytest.mark.parametrize(
    ("path", "site", "mode", "status"),
    [
        ("/state", "cross-site", "no-cors", 403),
        ("/state", "same-site", "cors", 403),
        ("/news", "cross-site", "navigate", 403),
        ("/", "cross-site", "no-cors", 403),
        ("/", "cross-site", "navigate", 200),
        ("/state", "same-origin", "cors", 200),
        ("/state", "none", "navigate", 200),
    ],
)
def test_pages_from_elsewhere_get_nothing_of_the_book(
    path: str, site: str, mode: str, status: int, server: Server
) -> None:
    answer, _ = ask(server, path, Sec_Fetch_Site=site, Sec_Fetch_Mode=mode)
    assert answer.status == status


@pytest.mark.parametrize(
    "path",
    [
        "/book/../bok.toml",
        "/book/..%2fbok.toml",
        "/book//etc/passwd",
        "/book/hav.md",
        "/ebook/{ebook}/../../../etc/passwd",
        "/ebook/{ebook}/%2e%2e/%2e%2e/etc/passwd",
        "/ebook/{ebook}//etc/passwd",
        "/ebook/0123456789abcdef/EPUB/hav.xhtml",
        "/page/{paper}/99999/600.png",
        "/page/{paper}/-1/600.png",
        "/page/0123456789abcdef/0/600.png",
        "/../serve/server.py",
        "/server.py",
        "/page/workbench.js",
    ],
)
def test_only_what_is_shown_can_be_asked_for(path: str, server: Server) -> None:
    told = state(server)
    digests = {name: told[name]["digest"] for name in ("ebook", "paper")}
    assert ask(server, path.format(**digests))[0].status == 404


def test_every_answer_keeps_to_itself(server: Server) -> None:
    for path in ("/", "/state", "/nowhere"):
        answer, _ = ask(server, path)
        policy = str(answer.getheader("content-security-policy"))
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.getheader("cross-origin-resource-policy") == "same-origin"
        assert answer.getheader("x-content-type-options") == "nosniff"
        assert answer.getheader("server") is None


# --- news -----------------------------------------------------------------------------------------


class News:
    """What an open page is told, event by event."""

    def __init__(self, server: Server) -> None:
        self._asking = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        self._asking.request("GET", "/news")
        self._answer = self._asking.getresponse()

    def next(self) -> tuple[str, dict[str, Any]]:
        """The next event, by its name, and its values; of no name where there are no more."""
        name = ""
        for line in iter(self._answer.readline, b""):
            if line.startswith(b"event: "):
                name = line.removeprefix(b"event: ").decode().strip()
            if line.startswith(b"data: "):
                return name, json.loads(line.removeprefix(b"data: "))
        return "", {}

    def close(self) -> None:
        """Go away."""
        self._answer.close()
        self._asking.close()


@contextmanager
def listening(server: Server) -> Iterator[News]:
    """A page that is open."""
    news = News(server)
    try:
        assert news.next() == ("open", {})
        yield news
    finally:
        news.close()


def test_open_pages_are_told_of_builds_as_they_go(made: Result) -> None:
    with serving(0) as server:
        server.show(made, 1)
        _settled(server)
        with listening(server) as news:
            server.tell(Begun(stage=Stage.TYPESETTING))
            assert news.next() == ("busy", {"stage": "typesetting the PDF", "share": 0})
            server.tell(LaidOut(done=1, of=9, share=0.1))  # so soon that nobody could read it
            server._told = 0
            server.tell(LaidOut(done=3, of=9, share=0.5))
            assert news.next() == ("busy", {"done": 3, "of": 9, "share": 0.5})
            server.show(made, 1)
            assert news.next() == ("shown", {"number": 2})


def test_after_a_fault_the_last_good_books_are_shown(made: Result) -> None:
    fault = DEAD_LINK.found("there is no essay `gone.md`")
    with serving(0) as server:
        server.show(made, 1)
        before = state(server)
        server.show(Result(outputs=(), findings=(fault,)), 0.1)
        told = state(server)
        assert (told["failed"], told["findings"]) == (True, [fault.as_json()])
        for kept in ("paper", "ebook", "files"):
            assert told[kept] == before[kept]


def test_the_pages_that_look_other_than_before_are_told(made: Result, tmp_path: Path) -> None:
    lay_out(tmp_path, FILES | {"land.md": "# Land\n\nDär låg [havet](hav.md).\n"})
    changed = build(find(tmp_path), list(Kind))
    with serving(0) as server:
        server.show(made, 1)
        _settled(server)
        with listening(server) as news:
            server.show(changed, 1)
            assert news.next() == ("shown", {"number": 2})
            name, values = news.next()
        paper = state(server)["paper"]
        (land,) = (entry["page"] for entry in paper["outline"] if entry["title"] == "Land")
        assert (name, values) == ("marks", {"number": 2, "changed": [land]})


def test_an_edit_while_the_first_book_is_looked_at_has_marks_too() -> None:
    with serving(0) as server, listening(server) as news:
        server.show(_long_book(marked=-1), 1)  # longer than what is looked at in one go
        server.show(_long_book(marked=25), 1)
        told = [news.next() for _ in range(3)]
    assert told[0][0] == told[1][0] == "shown"
    assert told[2] == ("marks", {"number": 2, "changed": [25]})


def _long_book(marked: int) -> Result:
    """A PDF of forty pages of which one, by its number from 0, may be half black."""
    pdf = pypdfium2.PdfDocument.new()
    for number in range(40):
        page = pdf.new_page(300, 400)
        if number == marked:
            black = pypdfium2.PdfObject(raw.FPDFPageObj_CreateNewRect(0, 0, 300, 200))
            raw.FPDFPath_SetDrawMode(black, raw.FPDF_FILLMODE_ALTERNATE, 0)
            page.insert_obj(black)
            page.gen_content()
    data = BytesIO()
    pdf.save(data)
    return Result(outputs=(Output(name="hav.pdf", data=data.getvalue()),), findings=())


def _settled(server: Server) -> None:
    """Wait until the pages have been looked at."""
    assert server._comparing
    for comparing in server._comparing:
        comparing.result(timeout=60)


def test_an_open_page_does_not_keep_it_from_ending(made: Result) -> None:
    with serving(0) as server, ExitStack() as stack:
        server.show(made, 1)
        _settled(server)
        news = stack.enter_context(listening(server))
        server.end()
        assert news.next() == ("", {})
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", server.port), timeout=5)


# --- ports ----------------------------------------------------------------------------------------


def test_the_next_free_port_is_taken(server: Server) -> None:
    with serving(server.port) as other:
        assert server.port < other.port < server.port + 50


def test_where_no_port_is_free_that_is_told(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ports, "_TRIED", 1)
    with pytest.raises(Fault) as fault, serving(server.port):
        pass
    (found,) = fault.value.findings
    assert (found.code, found.level) == ("P063", Level.ERROR)
    assert str(server.port) in found.message
