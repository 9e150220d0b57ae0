"""The whole run of a comparison: two states of a book -> what was changed between them."""

from __future__ import annotations

from dataclasses import dataclass

from bokbygg.book import Output
from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.events import Tell, unheard
from bokbygg.proof.attached import embedded
from bokbygg.proof.comparing import Compared, compared, round_called, state_called, texts_at
from bokbygg.proof.making import Proof, Wish, proof
from bokbygg.proof.map import ProofMap
from bokbygg.read import Project
from bokbygg.rules.proofs import NO_PICTURES


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What was changed, the map of the new state, the files made: its pages with bars beside the
    changes, where they could be laid out, and pictures of pages; and what is to be said of it. No
    map where an error stands in the way."""

    compared: tuple[Compared, ...]
    map: ProofMap | None
    outputs: tuple[Output, ...]
    findings: tuple[Diagnostic, ...]


def compare(
    project: Project,
    old: str,
    new: str = "",
    *,
    images: bool = False,
    drafts: bool = False,
    jobs: int = 1,
    tell: Tell = unheard,
) -> Comparison:
    """Hold the state `new` of a book against `old`, each the number of a proof's round or what git
    calls it; an empty one is the book as it is now.

    Raises Fault where there is no such state, or a book cannot be laid out.
    """
    earlier = round_called(project, old)
    before = earlier.texts if earlier else texts_at(project, old, drafts=drafts)
    wish = Wish(drafts=drafts, only=earlier.only if earlier else "")
    told = round_called(project, new) if new else None
    if told is not None:
        made = Proof(output=None, page=None, map=told, compared=compared(before, told), findings=())
    elif new:
        with state_called(project, new) as then:
            made = proof(then, wish, before=before, jobs=jobs, tell=tell)
    else:
        made = proof(project, wish, before=before, jobs=jobs, tell=tell)
    outputs: tuple[Output, ...] = (made.output,) if made.output else ()
    if images and made.map is not None:
        from bokbygg.proof.compareimages import differences

        was = _of_round(project, earlier) if earlier else _of_state(project, old, wish, jobs)
        now = made.output.data if made.output else _of_round(project, made.map)
        outputs += differences(was, now)
    return Comparison(compared=made.compared, map=made.map, outputs=outputs, findings=made.findings)


def _of_state(project: Project, name: str, wish: Wish, jobs: int) -> bytes:
    """What git has kept under a name, as the PDF of a proof."""
    with state_called(project, name) as then:
        made = proof(then, wish, before={}, jobs=jobs)
    if made.output is None:
        raise Fault(*made.findings)
    return made.output.data


def _of_round(project: Project, told: ProofMap) -> bytes:
    """The PDF of a round, as long as it stands in build/ and is the one that the map is of."""
    import pikepdf

    folder = project.resolve(project.root, "build")
    try:
        names = project.looks.names(folder) if folder else ()
        for file in names:
            if folder and file.endswith(f"-proof-{told.round}.pdf"):
                with pikepdf.open(folder / file) as pdf:
                    if embedded(pdf) == told:
                        return project.looks.data(folder / file)
    except (OSError, pikepdf.PdfError):
        pass  # as good as none
    hint = "compare with a state that git has kept, whose pages can be laid out again"
    message = f"the pages of proof {told.round} are not in `build/`"
    raise Fault(NO_PICTURES.found(message, hint=hint))
