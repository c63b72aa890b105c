"""The protocol of check kinds.

A kind is a module of this package with

- ``Params``: the parameters a rule file may give (``[params]``);
- ``WORDS``: the words the kind offers to messages (``{words}`` in message, advice and cases);
- ``CASES`` (optional): names of cases a rule may grade or word differently (``[cases.<name>]``);
- ``check(subject, params) -> Outcome``: a pure function.

The module's name is the kind's name in rule files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, dataclass_transform

from kpilint.model.document import Document, Indicator, Project
from kpilint.model.grid import Cell
from kpilint.model.place import Place
from kpilint.report.finding import Fix
from kpilint.text.lexicon import Lexicon

REQUIRED = object()
"""Stands for the default of a parameter that has none."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Parameters:
    """Base of all Params: annotated attributes are parameters, their values the defaults; made by keywords, they do not
    change.

    No dataclasses and no pydantic models: each of these takes half a millisecond to be made, and there is one a kind.
    """

    defaults: ClassVar[Mapping[str, object]]
    """The parameters in order, each with its default or REQUIRED."""

    def __init_subclass__(cls) -> None:
        """Note the parameters."""
        cls.defaults = {name: getattr(cls, name, REQUIRED) for name in cls.__annotations__}

    def __init__(self, **values: object) -> None:
        """Raises TypeError: a parameter is not known or missing."""
        given = {**self.defaults, **values}
        if given.keys() != self.defaults.keys() or REQUIRED in given.values():
            raise TypeError(f"{type(self).__module__}: {sorted(values)}")
        self.__dict__.update(given)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} does not change")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a check looks at: a cell, row, project or document, named by the rule's scope.

    ``at`` and ``field`` are the wire's names of the spot; ``cell`` is None for scopes that name no single cell.
    """

    document: Document
    project: Project | None
    indicator: Indicator | None
    cell: Cell | None
    at: str
    field: str | None
    place: Place

    @property
    def text(self) -> str:
        """The cell's text, "" where there is no cell."""
        return self.cell.text if self.cell is not None else ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A second place a hit speaks of."""

    at: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Hit:
    """A fault. What is left None is the subject's own.

    ``span`` are half-open offsets into the cell's text; ``words`` fill the message; ``case`` names one of the
    kind's CASES, for which the rule may have another severity or wording.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    span: tuple[int, int] | None = None
    cell: Cell | None = None
    at: str | None = None
    field: str | None = None
    project: int | None = None
    case: str | None = None
    related: tuple[Spot, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The subject has nothing this check speaks of."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """The check could not run: what it needs was lost. ``why`` in Chinese."""

    why: str


Outcome = list[Hit] | NotApplicable | Unchecked
"""Hits (an empty list is a pass), not applicable, or not checked."""

NOT_APPLICABLE = NotApplicable()
CheckFunction = Callable[[Subject, Any], Outcome]


@dataclass(frozen=True, slots=True)
class Kind:
    """A check kind as the ruleset sees it."""

    name: str
    params: type[Parameters]
    words: frozenset[str]
    cases: frozenset[str]
    check: CheckFunction


def resolve_words(value: object, known: Mapping[str, Lexicon]) -> Lexicon:
    """A lexicon out of a rule file's value: the name of one, or a list of words in which ``@name`` adds one.

    Raises ValueError: neither, an unknown name, a malformed pattern.
    """

    def named(name: str) -> Lexicon:
        if name not in known:
            raise ValueError(f"没有词表 {name}")
        return known[name]

    if isinstance(value, Lexicon):
        return value
    if isinstance(value, str):
        return named(value)
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        Lexicon("", (entry for entry in value if not entry.startswith("@")))  # refuses malformed patterns
        entries: list[str] = []
        for entry in value:
            entries.extend(named(entry[1:]).entries if entry.startswith("@") else [entry])
        return Lexicon("+".join(value[:3]), entries, trusted=True)
    raise ValueError("应为词表名，或词的列表（其中 @名称 引入一个词表）")


class WordsMark:
    """Tells pydantic how a field of type Words is validated; the lexicons come as the context ``lexicons``."""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> object:
        """The schema: what ``resolve_words`` makes of the value."""
        from pydantic_core import core_schema

        return core_schema.with_info_before_validator_function(
            lambda value, info: resolve_words(value, (info.context or {}).get("lexicons", {})),
            core_schema.is_instance_schema(Lexicon),
        )


Words = Annotated[Lexicon, WordsMark()]
"""A Params field that holds a lexicon: its name, or a list of words and ``@names``."""
