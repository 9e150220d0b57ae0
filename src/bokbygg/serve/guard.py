"""Who is answered, and what a page may do.

The server listens on this machine alone, but any page in any browser on it can ask. A foreign name
that leads here (DNS rebinding) is found out by the Host header, a foreign page by Sec-Fetch-Site
(W3C Fetch Metadata). What is sent may load nothing from elsewhere and run no script but our own.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN_PAGE = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""What our own page may do."""

BOOK = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "sandbox allow-same-origin",
    )
)
"""What a document of the book may do: look as its author wants it to, and nothing else."""

FINISHED = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
)
"""What a browser may do that shows a finished file by itself: start its own reader of PDFs."""

_HEADERS = {
    "content-security-policy": OWN_PAGE,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}


_OF_A_SITE = {
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
}
"""A site brings its own rules, and is shown as its readers will have it."""


class Guard:
    """Stands before the answers; those of a `site` may be come to from anywhere, at any page."""

    def __init__(self, app: ASGIApp, port: int, *, site: bool = False) -> None:
        self._app = app
        self._site = site
        self._headers = _OF_A_SITE if site else _HEADERS
        self._hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refused(scope)
        answer = PlainTextResponse(refused[1], refused[0]) if refused else self._app
        await answer(scope, receive, sealed)

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        """Why somebody is not answered: a status code and a word."""
        headers = Headers(scope=scope)
        if headers.getlist("host") not in [[host] for host in self._hosts]:
            return 421, "this answers under the name 127.0.0.1 alone"
        if scope["method"] not in {"GET", "HEAD"}:
            return 405, "there is nothing to change here"
        site = headers.get("sec-fetch-site", "none")
        door = self._site or scope["path"] == "/"
        visit = door and headers.get("sec-fetch-mode") == "navigate"
        if site not in {"same-origin", "none"} and not visit:
            return 403, "this is for its own pages"
        return None
