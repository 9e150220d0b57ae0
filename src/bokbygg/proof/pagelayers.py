"""Layers of a proof that a viewer can show and hide: optional content (ISO 32000-1, 8.11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream, String

Object = Any
"""A pikepdf.Object."""


class Layers:
    """The layers of a file. What is drawn on one is an artifact: no part of the book's text."""

    def __init__(self, pdf: Pdf, names: Mapping[str, str]) -> None:
        """`names` are what viewers call the layers, in order, by the keys they are asked for by."""
        self._pdf = pdf
        self.groups = {
            key: pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name)))
            for key, name in names.items()
        }
        every = [*self.groups.values()]
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array(every),
            D=Dictionary(Name=String("bokbygg"), Order=Array(every), ON=Array(every)),
        )

    def draw(self, number: int, drawn: Mapping[str, bytes], resources: Object) -> None:
        """Draw operators on the page of that number, from 0: for each layer, by its key; those of
        no layer by the empty one. Lengths are the page's own."""
        page = self._pdf.pages[number]
        for key, operators in drawn.items():
            if operators.strip():
                name = f"/Proof{number}{key.title()}"
                _named(page)[name] = self._form(page, key, operators, resources)
                done = f"/Artifact BMC {name} Do EMC".encode()
                page.contents_add(Stream(self._pdf, done))

    def _form(self, page: Page, key: str, operators: bytes, resources: Object) -> Object:
        form = Stream(self._pdf, operators)
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox, form.Resources = page.mediabox, resources
        if key:
            form.OC = self.groups[key]
        return self._pdf.make_indirect(form)


def _named(page: Page) -> Object:
    """What the page's resources call forms and pictures by name."""
    resources = page.obj.Resources
    if "/XObject" not in resources:
        resources.XObject = Dictionary()
    return resources.XObject
