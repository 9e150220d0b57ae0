"""N030-N069: the marks of readers, told by `bokbygg notes`."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

NO_PDF = Rule(
    code="N030",
    level=Level.ERROR,
    title="A reader's copy cannot be read",
    why="The file is not there, is no PDF, or has been damaged on its way: mail programs and "
    "tablets sometimes send half of one, or a link to it.",
    bad="bokbygg notes anna.docx",
    good="bokbygg notes anna.pdf   (sent once more, packed with zip)",
)

LOCKED = Rule(
    code="N031",
    level=Level.ERROR,
    title="A reader's copy asks for a password",
    why="Nothing of an encrypted file can be read without its password, which is not asked for "
    "here: it would stand in the history of the terminal.",
    bad="bokbygg notes anna.pdf   (a file that its reader has locked)",
    good="qpdf --decrypt --password=… anna.pdf open.pdf; bokbygg notes open.pdf",
)

OTHER_BOOK = Rule(
    code="N032",
    level=Level.ERROR,
    title="A file is no proof of this book",
    why="Marks are put back into the files that a proof was made of. Next to nothing of what this "
    "one says stands in the essays of this folder.",
    bad="bokbygg notes -C poems anna-essays.pdf",
    good="bokbygg notes -C essays anna-essays.pdf",
)

NO_MARKS = Rule(
    code="N033",
    level=Level.WARNING,
    title="There are no marks in a copy",
    why="Some programs keep marks beside the file, not in it: Skim unless it exports with embedded "
    "notes, some browsers and tablets until the file is shared. Or the wrong file was sent.",
    bad="bokbygg notes proof-1.pdf   (the file as it was sent to the reader)",
    good="bokbygg notes anna-proof-1.pdf   (exported with its notes)",
)

NO_MAP = Rule(
    code="N034",
    level=Level.NOTE,
    title="A copy has no map of a proof",
    why="A proof carries a map that tells where each of its words stands in the manuscript, and "
    "bokbygg keeps a copy of it in .bokbygg/proofs/. Some programs lose it, and the finished book "
    "has none. Marks are then placed by the words round them in the essays as they are now.",
    bad="bokbygg notes book-marked.pdf   (the finished book)",
    good="bokbygg proof; bokbygg notes proof-marked.pdf",
)

REWRITTEN = Rule(
    code="N035",
    level=Level.WARNING,
    title="A copy has lost marks on its way",
    why="Ghostscript, and what makes files smaller by it, leaves out carets: insertions are gone, "
    "and of replacements only the stroke through the words is left. Such a stroke is not taken "
    "for a deletion.",
    bad="gs -sDEVICE=pdfwrite -o small.pdf anna.pdf; bokbygg notes small.pdf",
    good="bokbygg notes anna.pdf   (the file as Anna saved it)",
)

CONFLICT = Rule(
    code="N040",
    level=Level.WARNING,
    title="A reader's edit cannot be made surely",
    why="The words are not in the essay as they were in the proof, two edits are about the same "
    "words, or the essay would say something else than was asked for. Nothing is changed there; "
    "the edit stays open.",
    bad="a word struck out that its author has since written anew",
    good="change it by hand, then `bokbygg notes FILE.pdf --done ID`",
)

MEMORY_SPOILT = Rule(
    code="N041",
    level=Level.WARNING,
    title="The list of notes dealt with cannot be read",
    why="`.bokbygg/notes.json` says which notes have been dealt with. Without it all of them are "
    "open again; applying an edit twice changes nothing, since its words are no longer there.",
    bad="<<<<<<< HEAD   (two people's lists, not merged, in .bokbygg/notes.json)",
    good="git checkout .bokbygg/notes.json",
)
