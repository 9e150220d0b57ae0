"""The command line: one module a command. Parse arguments, call one function, print, exit."""

from bokbygg.cli.app import main

__all__ = ["main"]
