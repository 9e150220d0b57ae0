"""A shelf of several books."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

NO_BOOKS = Rule(
    code="U050",
    level=Level.ERROR,
    title="The shelf has no books",
    why="A shelf is a folder of book folders: each has a `manuscript/`, a `bok.toml`, or essays.",
    bad="bokbygg shelf build essays   (the folder of one book)",
    good="bokbygg shelf build books   (with books/havet/, books/fjallet/, ...)",
)

SAME_SLUG = Rule(
    code="U051",
    level=Level.ERROR,
    title="Two books of the shelf have one slug",
    why="The slug names a book's folder on the site, and there can be one of that name.",
    bad='[book]\ntitle = "Havet"   (in two books of the shelf)',
    good='[book]\ntitle = "Havet"\nslug = "havet-2"',
)

OTHER_ADDRESS = Rule(
    code="U052",
    level=Level.WARNING,
    title="A book of the shelf tells of another address",
    why="The books of a shelf stand on one site. What a book's own pages and records say of their "
    "address comes from its `bok.toml`, so it leads elsewhere.",
    bad='[publish]\nurl = "https://example.org/havet/"',
    good='[publish]\nurl = "https://example.org/books/"   (the same in every book)',
)

WORKER_DIED = Rule(
    code="U053",
    level=Level.ERROR,
    title="What made a book was killed",
    why="The process at work on it ended before the book was made, and did again when it was tried "
    "by itself: most often because the machine has too little memory. The other books are made.",
    bad="bokbygg shelf build books   (with a book of a thousand large pictures)",
    good="bokbygg build -C books/large --jobs 1",
)

OTHER_VERSION = Rule(
    code="U054",
    level=Level.ERROR,
    title="A machine of the cluster has another bokbygg",
    why="Books are the same, byte by byte, only where the same version makes them.",
    bad="pip install bokbygg   (on the workers, some months ago)",
    good="pip install 'bokbygg[cluster]==0.5.0'   (everywhere)",
)

NO_CLUSTER = Rule(
    code="U055",
    level=Level.ERROR,
    title="The cluster cannot be had",
    why="With `--scheduler`, books are made by the workers of a Dask cluster: that takes the "
    "package `distributed` here and there, and a scheduler that answers at the address.",
    bad="bokbygg shelf build books --scheduler localhost:8786   (where nobody listens)",
    good="pip install 'bokbygg[cluster]'; dask scheduler & dask worker localhost:8786",
)
