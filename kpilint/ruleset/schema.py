"""The shapes of the files of rule packs, as pydantic validates them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints

from kpilint.ruleset.rule import Example, SeverityName

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}\d{3}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Line = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\n]+$")]
Silencer = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}\d{3}(:[a-z][a-z_]*)?$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BasisFile(_Strict):
    """A ground: a key of basis.toml, and a clause where one can be cited."""

    document: str
    clause: str = ""


class CaseFile(_Strict):
    """How a case of the kind differs from the rule's default."""

    severity: SeverityName | None = None
    message: Line | None = None
    advice: Line | None = None


class RuleFile(_Strict):
    """One rule, as written in rules/<family>/<slug>.toml."""

    code: Code
    slug: Slug
    title: Line
    severity: SeverityName
    kind: str
    scope: str | tuple[str, ...]
    message: Line
    advice: Line
    why: str = ""
    params: dict[str, Any] = Field(default_factory=dict)
    cases: dict[str, CaseFile] = Field(default_factory=dict)
    basis: tuple[BasisFile, ...] = Field(min_length=1)
    good: tuple[Example, ...] = Field(min_length=1)
    bad: tuple[Example, ...] = Field(min_length=1)


class GroundsFile(RootModel[dict[str, Line]]):
    """basis.toml: the grounds rules may cite, key = name of the document."""


class PrecedenceFile(_Strict):
    """precedence.toml: ``chains`` of codes, of which the first that hits a cell speaks; ``silencing`` are CODE or
    CODE:case, after which nothing else is said of the cell."""

    chains: tuple[tuple[Code, ...], ...] = ()
    silencing: tuple[Silencer, ...] = ()
