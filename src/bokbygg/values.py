"""The decorator of values: what `dataclasses.dataclass` makes, in a quarter of the time.

A run takes in some hundred and fifty sorts of values before it has read a word, and a small book
takes no longer to make than they take to come about, since the standard library writes six methods
of each as text and has them compiled. Here one method serves all classes where no speed is lost by
it, and `__init__` is written when the first value of its class is made. All else is as the standard
library has it: `fields`, `replace` and `asdict` know these classes, and mypy sees no difference.

For the nouns, which every run takes in; elsewhere the decorator of the standard library is as good.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool) -> Callable[[type[T]], type[T]]:
        """The decorator; all three must be asked for, as every value does."""
        if not (frozen and slots and kw_only):
            raise TypeError("a value is frozen, slotted and made by keywords")
        return _value


__all__ = ["dataclass"]

T = TypeVar("T")

_OWN = ("__eq__", "__hash__", "__init__", "__post_init__", "__repr__", "__setattr__")


def _value(cls: type[T]) -> type[T]:
    """The class of a value; by the standard library where it goes its own ways."""
    inherits = any(dataclasses.is_dataclass(base) for base in cls.__mro__[1:])
    if inherits or any(name in cls.__dict__ for name in _OWN):
        return dataclasses.dataclass(frozen=True, slots=True, kw_only=True)(cls)
    bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)
    made: Any = bare(cls)
    made.__dataclass_params__.frozen = True  # what classes derived from it ask
    compared = [field.name for field in dataclasses.fields(made) if field.compare]
    made.__init__ = _before_the_first(made)
    made.__eq__, made.__hash__ = _comparing(compared)
    made.__repr__ = _told
    made.__setattr__ = made.__delattr__ = _refused
    made.__getstate__, made.__setstate__ = _state, _restored
    return made  # type: ignore[no-any-return]


def _before_the_first(cls: Any) -> Callable[..., None]:  # noqa: ANN401 - any class at all
    """An `__init__` that puts the real one into its place."""

    def __init__(self: object, /, **given: object) -> None:  # noqa: N807
        cls.__init__ = made = _written(cls)
        made(self, **given)

    return __init__


_MISSING: Any = object()


def _written(cls: Any) -> Callable[..., None]:  # noqa: ANN401
    """The `__init__` of a class: each field put into its slot, or its default."""
    known: dict[str, Any] = {"MISSING": _MISSING}
    taken, lines = [], []
    for number, field in enumerate(dataclasses.fields(cls)):
        known[f"put_{number}"] = cls.__dict__[field.name].__set__
        value, default = field.name, ""
        if field.default is not dataclasses.MISSING:
            known[f"default_{number}"] = field.default
            default = f"=default_{number}"
        elif field.default_factory is not dataclasses.MISSING:
            known[f"make_{number}"] = field.default_factory
            default = "=MISSING"
            value = f"make_{number}() if {field.name} is MISSING else {field.name}"
        taken.append(f"{field.name}{default}")
        lines.append(f"    put_{number}(self, {value})")
    head = f"def __init__({', '.join(['self', *(['*', *taken] if taken else [])])}):"
    made: dict[str, Any] = {}
    # compiled first: Ctrl-C that falls into `exec` of a text ends Python as if nobody had heard it
    code = compile("\n".join([head, *lines, "    pass"]), f"<{cls.__qualname__}>", "exec")
    exec(code, known, made)  # noqa: S102 - names of fields only
    made["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return made["__init__"]  # type: ignore[no-any-return]


def _comparing(names: list[str]) -> tuple[Callable[..., Any], Callable[[Any], int]]:
    """The methods that compare and hash values by the fields of these names."""
    key: Callable[[Any], object] = attrgetter(*names) if names else lambda value: ()

    def __eq__(self: object, other: object) -> Any:  # noqa: ANN401, N807 - or NotImplemented
        if other.__class__ is not self.__class__:
            return NotImplemented
        return key(self) == key(other)

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(key(self))

    return __eq__, __hash__


def _told(self: Any) -> str:  # noqa: ANN401
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    inner = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{self.__class__.__qualname__}({inner})"


def _refused(self: object, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"field {name!r} of a value cannot be changed")


def _state(self: Any) -> list[object]:  # noqa: ANN401
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restored(self: Any, state: list[object]) -> None:  # noqa: ANN401
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
