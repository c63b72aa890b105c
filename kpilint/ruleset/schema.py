"""The shape of a rule file, and a rule as the engine sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints

from kpilint.checks.kind import Kind, Parameters
from kpilint.report.finding import Basis
from kpilint.report.severity import Severity

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}\d{3}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Line = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\n]+$")]
Silencer = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}\d{3}(:[a-z][a-z_]*)?$")]
SeverityName = Literal["error", "warning", "info"]

FAMILIES = {
    "IN": "读取",
    "PH": "占位与空缺",
    "VG": "表述模糊",
    "MS": "可衡量性",
    "LG": "逻辑",
    "DM": "维度与完整性",
    "SC": "资金支出计划",
    "BG": "预算勾稽",
    "CS": "前后一致",
    "DP": "重复照抄",
    "BS": "指标值确定依据",
    "FM": "书写格式",
}
"""Families of rules by the letters of their codes, in the order of the catalogue."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExampleFile(_Strict):
    """A good or bad example: one row, one project or a whole small document, by the field names of the JSON.

    ``mark`` is the text a bad example's finding must mark; ``why`` is a sentence for the rule's page.
    """

    indicator: dict[str, str] | None = None
    project: dict[str, Any] | None = None
    document: dict[str, Any] | None = None
    mark: str | None = None
    why: str = ""


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
    good: tuple[ExampleFile, ...] = Field(min_length=1)
    bad: tuple[ExampleFile, ...] = Field(min_length=1)


class GroundsFile(RootModel[dict[str, Line]]):
    """basis.toml: the grounds rules may cite, key = name of the document."""


class PrecedenceFile(_Strict):
    """precedence.toml: ``chains`` of codes, of which the first that hits a cell speaks; ``silencing`` are CODE or
    CODE:case, after which nothing else is said of the cell."""

    chains: tuple[tuple[Code, ...], ...] = ()
    silencing: tuple[Silencer, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A case's severity and wording."""

    severity: Severity
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to run. ``cases`` holds the default under ""."""

    code: str
    slug: str
    title: str
    severity: Severity
    kind: Kind
    scopes: tuple[str, ...]
    params: Parameters
    cases: dict[str, Case]
    basis: tuple[Basis, ...]
    why: str
    good: tuple[ExampleFile, ...]
    bad: tuple[ExampleFile, ...]
    raw_params: dict[str, Any]
    path: str

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code[:2]

    def case(self, name: str | None) -> Case:
        """The severity and wording of a case, the rule's own where the rule says nothing of it."""
        return self.cases.get(name or "", self.cases[""])

    def answers_to(self, name: str) -> bool:
        """Whether a user may mean this rule by ``name``: code, family, slug, title or ALL."""
        return name in (self.code, self.family, self.slug, self.title) or name.upper() in (
            self.code,
            self.family,
            "ALL",
        )
