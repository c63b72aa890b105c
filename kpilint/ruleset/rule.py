"""A rule as the engine sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from kpilint.checks.kind import Kind, Parameters
from kpilint.report.finding import Basis
from kpilint.report.severity import Severity

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A good or bad example: one row, one project or a whole small document, by the field names of the JSON.

    ``mark`` is the text a bad example's finding must mark; ``why`` is a sentence for the rule's page.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    indicator: dict[str, str] | None = None
    project: dict[str, Any] | None = None
    document: dict[str, Any] | None = None
    mark: str | None = None
    why: str = ""


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
    good: tuple[Example, ...]
    bad: tuple[Example, ...]
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


@dataclass(frozen=True, slots=True)
class Order:
    """Who speaks in one cell: ``chains`` of codes, of which the first that hits it does; after those of ``silencing``
    (CODE or CODE:case) nothing else is said. ``path``: the file it comes from, "" where no fault is looked for."""

    chains: tuple[tuple[str, ...], ...] = ()
    silencing: tuple[str, ...] = ()
    path: str = ""
