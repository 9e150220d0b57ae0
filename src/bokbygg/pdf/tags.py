"""The structure tree of the book, of those of its fragments (ISO 32000-1, 14.7)."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

Object = Any
"""A pikepdf.Object."""


class Tree:
    """A structure tree that grows by the trees of fragments; their elements all stand under one
    Document."""

    def __init__(self, book: Pdf) -> None:
        self._book = book
        self._root = book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = book.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root)
        )
        self._kids: list[Object] = []
        self._pages: list[tuple[int, Object]] = []
        self._links: list[tuple[Object, Object]] = []
        self._names: dict[bytes, Object] = {}

    def take(self, root: Object, first: int, count: int) -> None:
        """Take over the tree of a fragment whose `count` pages have become those of the book from
        `first` on (before that, elements would bring along pages of their own)."""
        copied = self._book.copy_foreign(root)
        for kid in copied.K[0].K:
            kid.P = self._document
            self._kids.append(kid)
        names = list(copied.IDTree.Names) if "/IDTree" in copied else []
        self._names |= {bytes(name): kid for name, kid in zip(names[::2], names[1::2], strict=True)}
        numbers = list(copied.ParentTree.Nums)
        owners = {int(key): owner for key, owner in zip(numbers[::2], numbers[1::2], strict=True)}
        for index in range(count):
            page = self._book.pages[first + index].obj
            page.StructParents = first + index
            self._pages.append((first + index, owners[index]))
            for link in page.get("/Annots", ()):
                if "/StructParent" in link:
                    self._links.append((link, owners[int(link.StructParent)]))

    def close(self) -> None:
        """Hang the tree into the book."""
        after = len(self._book.pages)
        numbers: list[Object] = [part for pair in self._pages for part in pair]
        for index, (link, owner) in enumerate(self._links, start=after):
            link.StructParent = index
            numbers += [index, owner]
        self._document.K = Array(self._kids)
        self._root.K = Array([self._document])
        self._root.ParentTree = self._book.make_indirect(Dictionary(Nums=Array(numbers)))
        self._root.ParentTreeNextKey = after + len(self._links)
        if self._names:
            named = [
                part for name in sorted(self._names) for part in (String(name), self._names[name])
            ]
            self._root.IDTree = self._book.make_indirect(Dictionary(Names=Array(named)))
        self._book.Root.StructTreeRoot = self._root
        self._book.Root.MarkInfo = Dictionary(Marked=True)
