"""The shape of a settings file, as pydantic validates it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from kpilint.ruleset.rule import SeverityName
from kpilint.ruleset.settings import DEFAULTS, Settings

_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def _names(value: object) -> object:
    if isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ValueError('应为文字的列表，例如 ["VG001", "SC"]')


def _sensible_year(value: int) -> int:
    if not _FIRST_YEAR <= value <= _LAST_YEAR:
        raise ValueError(f"年度应在 {_FIRST_YEAR} 到 {_LAST_YEAR} 之间，现为 {value}")
    return value


Names = Annotated[tuple[str, ...], BeforeValidator(_names)]


class SettingsFile(BaseModel):
    """What one source may set. Keys are written with hyphens: ``fail-on``."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
        title="kpilint 的设置",
        json_schema_extra={"description": "kpilint.toml，或 pyproject.toml 的 [tool.kpilint]"},
    )

    select: Names | None = Field(
        DEFAULTS.select, description="只启用这些规则：代码、类别（如 SC）、英文名、中文名或 ALL"
    )
    ignore: Names = Field(DEFAULTS.ignore, description="停用这些规则；越具体的写法越优先，同样具体时停用优先")
    extend_select: Names = Field(DEFAULTS.extend_select, description="在 select 之外再启用这些规则")
    severity: dict[str, SeverityName] = Field({}, description="改变规则的级别：规则 = 级别")
    fail_on: Literal["error", "warning", "info", "never"] = Field(
        DEFAULTS.fail_on, description="有这个级别或更高的问题时，退出状态为 1"
    )
    show: SeverityName = Field(DEFAULTS.show, description="只显示这个级别或更高的问题；不影响退出状态")
    exclude: Names = Field(
        DEFAULTS.exclude, description="检查文件夹时跳过的文件或文件夹（* ? [] 通配；带 / 的从设置文件所在文件夹算起）"
    )
    year: Annotated[int, AfterValidator(_sensible_year)] | None = Field(
        DEFAULTS.year, description="预算年度，代替文件里写的"
    )
    unit: str | None = Field(DEFAULTS.unit, description="单位名称，代替文件里写的")
    params: dict[str, dict[str, Any]] = Field({}, description="规则的参数：[params.代码或英文名]")


def settings_of(values: Mapping[str, Any]) -> Settings:
    """The settings of a file's table.

    Raises ValidationError: unknown keys or unusable values.
    """
    file = SettingsFile.model_validate(values)
    return Settings(
        **{name: getattr(file, name) for name in SettingsFile.model_fields}, given=frozenset(file.model_fields_set)
    )
