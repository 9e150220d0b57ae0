"""A published site in a browser, as a web host will show it, on this machine alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from bokbygg.serve.guard import Guard
from bokbygg.serve.port import address, configured, listening

_FEED = "application/atom+xml"
_NAMED = {
    "opds.xml": f"{_FEED};profile=opds-catalog;kind=navigation",
    "opds-all.xml": f"{_FEED};profile=opds-catalog;kind=acquisition",
    "atom.xml": _FEED,
    "opds.json": "application/opds+json",
    "manifest.json": "application/webpub+json",
    "SHA256SUMS": "text/plain; charset=utf-8",
}
_TYPES = {
    ".kepub.epub": "application/kepub+zip",
    ".epub": "application/epub+zip",
    ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
"""By how a name ends, longer endings first: no table of the system, which machines differ in."""


def media_type(name: str) -> str:
    """What a file of a site is, by its name."""
    if name in _NAMED:
        return _NAMED[name]
    known = (kind for ending, kind in _TYPES.items() if name.endswith(ending))
    return next(known, "application/octet-stream")


@contextmanager
def showing(folder: Path, port: int) -> Iterator[str]:
    """Show the site in `folder` on `port`, or on the next one that is free, until the block is
    left; its address. A folder that is published anew is shown anew.

    Raises Fault where no port is free.
    """
    socket = listening(port)
    number: int = socket.getsockname()[1]
    server = uvicorn.Server(configured(Guard(_answers(folder.absolute()), number, site=True)))
    thread = Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()  # who asks before it is ready waits at the socket
    try:
        yield address(number)
    finally:
        server.should_exit = True
        thread.join()


def _answers(folder: Path) -> Starlette:
    """The application: files of the folder, none of the hidden ones, and no list of what there
    is."""

    async def file(request: Request) -> Response:
        path = _found(folder, request.path_params["path"])
        if path is None:
            raise HTTPException(404)
        if path.is_dir():
            return RedirectResponse(f"/{quote(request.path_params['path'].strip('/'))}/")
        return FileResponse(path, media_type=media_type(path.name))

    return Starlette(routes=[Route("/{path:path}", file)])


def _found(folder: Path, asked: str) -> Path | None:
    """The file of the site that is asked for, or its folder where only a slash is missing; None for
    what is not there, hidden, or outside, links followed."""
    if "\0" in asked or any(part.startswith(".") for part in asked.split("/")):
        return None
    path = folder / asked.strip("/")
    if asked.endswith("/") or not asked:
        path /= "index.html"
    try:
        root = os.path.realpath(folder)
        real = Path(os.path.realpath(path))
        inside = real.is_relative_to(root) and not any(
            part.startswith(".") for part in real.relative_to(root).parts
        )
        there = path.is_file() or (path / "index.html").is_file()
    except OSError:  # a name too long for the file system
        return None
    return path if inside and there else None
