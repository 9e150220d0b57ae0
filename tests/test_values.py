"""Values come about faster than dataclasses of the standard library, and are the same for all who
use them: each test here is done with both."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest

from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """A value of each sort of field."""

    title: str
    pages: int = 1
    parts: tuple[str, ...] = ()
    seen: list[str] = field(default_factory=list, compare=False, repr=False)

    @property
    def is_long(self) -> bool:
        return self.pages > 100


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """The same by the standard library."""

    title: str
    pages: int = 1
    parts: tuple[str, ...] = ()
    seen: list[str] = field(default_factory=list, compare=False, repr=False)

    @property
    def is_long(self) -> bool:
        return self.pages > 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived(Ours):
    """A value with another's fields before its own."""

    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty:
    """A value that tells by being there."""


@pytest.fixture(params=[Ours, Theirs])
def kind(request: pytest.FixtureRequest) -> Any:
    return request.param


def test_fields_have_what_is_given_or_their_defaults(kind: Any) -> None:
    value = kind(title="Havet", pages=200)
    assert (value.title, value.pages, value.parts, value.seen) == ("Havet", 200, (), [])
    assert value.is_long
    assert kind(title="a").seen is not kind(title="b").seen
    assert [one.name for one in fields(kind)] == ["title", "pages", "parts", "seen"]


@pytest.mark.parametrize("given", [{}, {"title": "a", "colour": "red"}])
def test_what_lacks_or_is_unknown_is_told_by_name(kind: Any, given: dict[str, str]) -> None:
    with pytest.raises(TypeError, match=rf"{kind.__name__}.__init__\(\).*(title|colour)"):
        kind(**given)
    with pytest.raises(TypeError, match="positional"):
        kind("Havet")


def test_values_are_equal_by_the_fields_that_are_compared(kind: Any) -> None:
    one, other = kind(title="Havet", seen=["a"]), kind(title="Havet")
    assert one == other
    assert hash(one) == hash(other)
    assert one != kind(title="Havet", pages=2)
    assert one != ("Havet", 1, ())
    assert kind(title="Havet") != Empty()


def test_nothing_can_be_changed_or_added(kind: Any) -> None:
    value = kind(title="Havet")
    with pytest.raises(FrozenInstanceError, match="title"):
        value.title = "Fjället"
    with pytest.raises(FrozenInstanceError, match="title"):
        del value.title
    with pytest.raises((FrozenInstanceError, TypeError)):  # theirs falls over its own slots
        value.colour = "red"
    assert not hasattr(value, "__dict__")


def test_it_is_copied_sent_and_told_in_full(kind: Any) -> None:
    value = kind(title="Havet", parts=("a", "b"), seen=["x"])
    for same in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert asdict(same) == asdict(value)
        assert type(same) is kind
    assert replace(value, pages=7) == kind(title="Havet", pages=7, parts=("a", "b"))
    assert repr(value) == f"{kind.__name__}(title='Havet', pages=1, parts=('a', 'b'))"


def test_it_is_matched_by_the_names_of_its_fields(kind: Any) -> None:
    match kind(title="Havet", pages=3):
        case Ours(pages=3) | Theirs(pages=3):
            pass
        case _:
            pytest.fail("not matched")
    assert kind.__match_args__ == ()


def test_one_derived_from_another_has_the_fields_of_both() -> None:
    value = Derived(title="Havet", author="Åsa")
    assert (value.title, value.pages, value.author) == ("Havet", 1, "Åsa")
    assert value != Ours(title="Havet")
    with pytest.raises(FrozenInstanceError):
        value.author = "Nils"  # type: ignore[misc]


def test_one_without_fields_is_equal_to_its_like() -> None:
    assert Empty() == Empty()
    assert len({Empty(), Empty()}) == 1
