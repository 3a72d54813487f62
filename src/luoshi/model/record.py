"""Records: what stands in a file, frozen, described field by field; made without a validator and cheap to import.

A record holds the fields that were given; the others are read from its class, which has their defaults. Data is
turned into records by ``luoshi.model.accepting`` (ordinary data, fast) and ``luoshi.model.strict`` (pydantic, which
words what is wrong); both read the descriptions here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar, dataclass_transform

from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")

REQUIRED: Any = object()
"""Stands for the default of a field that has none."""


class Bounds(NamedTuple):
    """Said of a value, with a type or a field: how large a number may be, how many items there must be."""

    ge: int | None = None
    gt: int | None = None
    le: int | None = None
    min_length: int | None = None

    def allow(self, value: Any) -> bool:
        """Whether the value is within."""
        least = (self.ge is None or value >= self.ge) and (self.gt is None or value > self.gt)
        most = self.le is None or value <= self.le
        return least and most and (self.min_length is None or len(value) >= self.min_length)

    def given(self) -> dict[str, Any]:
        """Return those that there are, by name."""
        return {name: bound for name, bound in self._asdict().items() if bound is not None}


class FieldInfo(NamedTuple):
    """One field: its default, Chinese title and description, its key in the file, and the bounds of its value."""

    default: Any
    title: str = ""
    description: str = ""
    key: str = ""
    bounds: Bounds = Bounds()

    @property
    def required(self) -> bool:
        """Whether the field must be given."""
        return self.default is REQUIRED


def Field(default: Any = REQUIRED, *, title: str = "", description: str = "", key: str = "", **bounds: int) -> Any:  # noqa: N802 -- reads as a type in the classes
    """Describe a field. ``key``: where the file says it otherwise; ``bounds``: those of ``Bounds``."""
    return FieldInfo(default, title, description, key, Bounds(**bounds))


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(Field,))
class Record(Frozen):
    """The base of all records: values that are described field by field, each given by its name."""

    __record_fields__: ClassVar[Mapping[str, FieldInfo]] = {}

    def __init_subclass__(cls) -> None:
        """Take the fields out of the class and leave the defaults in it."""
        said = vars(cls).get("__annotations__", {})
        own = {name: _describe(cls, name) for name, kind in said.items() if not str(kind).startswith("ClassVar")}
        cls.__record_fields__ = {**cls.__record_fields__, **own}
        cls.describe(tuple(cls.__record_fields__))

    def __init__(self, **values: Any) -> None:
        fields = self.__record_fields__
        missing = [name for name, each in fields.items() if each.required and name not in values]
        if missing or not values.keys() <= fields.keys():
            message = f"{type(self).__name__}: missing {missing}, unknown {sorted(values.keys() - fields.keys())}"
            raise TypeError(message)
        self.__dict__.update(values)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Yield name and value of every field, given or not, in the order of the class."""
        return ((name, getattr(self, name)) for name in self.__record_fields__)


def _describe(cls: type[Record], name: str) -> FieldInfo:
    given = vars(cls).get(name, REQUIRED)
    described = given if isinstance(given, FieldInfo) else FieldInfo(given)
    if not described.required:
        setattr(cls, name, described.default)
    elif name in vars(cls):
        delattr(cls, name)
    return described._replace(key=described.key or name)


def fields_of(record: Record | type[Record]) -> Mapping[str, FieldInfo]:
    """Return the fields of a record or its class by name, in order, those of the base class first."""
    return record.__record_fields__


def given(record: Record) -> frozenset[str]:
    """Return the names of the fields that were given, even where they equal the default."""
    return frozenset(record.__dict__)


def once_per_class(make: Callable[[type[Record]], T]) -> Callable[[type[Record]], T]:
    """Keep what is made of each class of records (mypy takes their hash for the class's: no ``functools.cache``)."""
    made: dict[type[Record], T] = {}

    def once(record: type[Record]) -> T:
        if record not in made:
            made[record] = make(record)
        return made[record]

    return once
