"""What is answered to whom: the page, what it shows, and pictures of pages. Only what stands in
the display can be asked for; no name is ever made into the path of a file on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor
from importlib.resources import files
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bokbygg.serve import paper
from bokbygg.serve.bulletin import Bulletin
from bokbygg.serve.display import Display
from bokbygg.serve.guard import BOOK, FINISHED

_FOREVER = "private, max-age=31536000, immutable"
"""For what stands under the digest of what it was made of."""

_SCRIPTS = ("dom", "ebook", "findings", "pages", "reading", "workbench")
_OWN = {
    "/": ("workbench.html", "text/html; charset=utf-8"),
    "/workbench.css": ("workbench.css", "text/css; charset=utf-8"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
    **{f"/{name}.js": (f"{name}.js", "text/javascript; charset=utf-8") for name in _SCRIPTS},
}
_TYPES = {"pdf": "application/pdf", "epub": "application/epub+zip"}


def answers(shown: Callable[[], Display], bulletin: Bulletin, drawing: Executor) -> Starlette:
    """The application: `shown` gives the display of the moment, `drawing` is where pages are
    drawn."""
    front = files("bokbygg.serve") / "page"

    async def own(request: Request) -> Response:
        name, media_type = _OWN[request.url.path]
        return Response((front / name).read_bytes(), media_type=media_type)

    async def state(_: Request) -> Response:
        return JSONResponse(shown().as_json())

    async def news(_: Request) -> Response:
        return StreamingResponse(bulletin.news(), media_type="text/event-stream")

    async def page(request: Request) -> Response:
        asked = request.path_params
        loop = asyncio.get_running_loop()
        try:
            data = await loop.run_in_executor(
                drawing, paper.picture, asked["digest"], asked["number"], asked["width"]
            )
        except BrokenExecutor:
            data = b""
        if not data:
            raise HTTPException(404)
        return Response(data, media_type="image/png", headers={"cache-control": _FOREVER})

    async def ebook(request: Request) -> Response:
        book = shown().ebook
        file = book.files.get(request.path_params["path"]) if book else None
        if book is None or file is None or book.digest != request.path_params["digest"]:
            raise HTTPException(404)
        headers = {"cache-control": _FOREVER, "content-security-policy": BOOK}
        return Response(file.data, media_type=file.media_type, headers=headers)

    async def book(request: Request) -> Response:
        found = (one for one in shown().outputs if one.name == request.path_params["name"])
        output = next(found, None)
        if output is None:
            raise HTTPException(404)
        media_type = _TYPES[output.name.rpartition(".")[2]]
        headers = {
            "content-security-policy": FINISHED,
            "content-disposition": f"inline; filename*=utf-8''{quote(output.name)}",
        }
        return Response(output.data, media_type=media_type, headers=headers)

    return Starlette(
        routes=[
            *(Route(path, own) for path in _OWN),
            Route("/state", state),
            Route("/news", news),
            Route("/page/{digest}/{number:int}/{width:int}.png", page),
            Route("/ebook/{digest}/{path:path}", ebook),
            Route("/book/{name}", book),
        ]
    )
