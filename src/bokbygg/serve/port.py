"""A port of this machine's own, and how it is listened at."""

from __future__ import annotations

import socket

import uvicorn
from starlette.types import ASGIApp

from bokbygg.diagnostics import Fault
from bokbygg.rules.machine import NO_PORT

HOST = "127.0.0.1"
_TRIED = 50
"""How many ports are tried, one after the other."""


def address(port: int) -> str:
    """What to open in a browser."""
    return f"http://{HOST}:{port}/"


def configured(app: ASGIApp) -> uvicorn.Config:
    """How a server gives the answers of `app`: it writes nothing down, and ends within seconds."""
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=2,
    )


def listening(port: int) -> socket.socket:
    """A socket on the first free port from `port` on, for this machine alone.

    Raises Fault where no port is free.
    """
    why = "no port is free"
    for tried in range(port, min(port + _TRIED, 65536)):
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind((HOST, tried))
            found.listen()
        except OSError as error:
            found.close()
            why = error.strerror or why
        else:
            return found
    message = f"no port from {port} on can be had: {why}"
    raise Fault(NO_PORT.found(message, hint="name another one with --port"))
