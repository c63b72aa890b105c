"""Faults of TOML files in Chinese: what keeps a file from being read, slips of writing, values that do not fit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Whoever has such an error has loaded pydantic already; reading sound settings must not wait for it.
    from pydantic import ValidationError

_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


def reading_fault(error: OSError | UnicodeDecodeError) -> str:
    """Why a TOML file could not be read as text."""
    if isinstance(error, UnicodeDecodeError):
        return "不是 UTF-8 编码的文件，请另存为 UTF-8"
    return "文件不存在" if isinstance(error, FileNotFoundError) else f"读不了（{error.strerror}）"


def toml_fault(text: str, error: tomllib.TOMLDecodeError) -> tuple[int, str]:
    """The line (from 1) on which a TOML text is malformed, and what is wrong there."""
    message = str(error)
    position = _POSITION.search(message)
    english = _POSITION.sub("", message)
    reason = next((words for start, words in _REASONS.items() if english.startswith(start)), english)
    if position and position[1]:
        line, column = int(position[1]), f"第 {position[2]} 列附近"
    else:
        line, column = len(text.splitlines()) or 1, "文件末尾"
    return line, f"TOML 写法不对（{column}: {reason}）"


_REASONS = {
    "Invalid value": "值写得不对，文字要加引号",
    "Invalid statement": "应为 键 = 值，键里有汉字的要加引号",
    "Expected '='": "键后面缺少 =",
    "Expected newline": "一行只能写一项",
    "Expected ']'": "表名后面缺少 ]",
    'Expected "\'"': "引号没有成对",
    "Cannot overwrite": "同一个键写了两次",
    "Cannot declare": "同一个表写了两次",
    "Unclosed array": "列表没有写完，缺少 ]",
    "Unclosed inline table": "缺少 }",
    "Unterminated string": "引号没有成对",
    "Illegal character '\\n'": "引号没有成对",
    "Unescaped": "双引号里的 \\ 要写两个，或改用单引号",
}
"""How what Python's TOML reader says of the usual slips begins, and the same in Chinese."""


def _in_chinese(error: Mapping[str, Any]) -> str:
    """One of pydantic's errors as a Chinese sentence."""
    kind, context = str(error["type"]), error.get("ctx", {})
    match kind:
        case "missing":
            return "缺少这一项"
        case "extra_forbidden" | "unexpected_keyword_argument":
            return "没有这一项"
        case "literal_error":
            return f"{error['input']!r} 不是可用的值，应为 {context['expected']}".replace(" or ", " 或 ")
        case "string_pattern_mismatch":
            return f"{error['input']!r} 的写法不对（应符合 {context['pattern']}）"
        case "value_error":
            return str(context["error"])
        case "too_short":
            return "至少要有一项"
        case "string_too_short":
            return "不能为空"
        case "tuple_type" | "list_type":
            return f"应为列表，现为 {error['input']!r}"
        case "string_type":
            return f"应为文字，现为 {error['input']!r}"
        case "bool_type" | "bool_parsing":
            return f"应为 true 或 false，现为 {error['input']!r}"
        case _ if kind.startswith(("int_", "float_", "decimal_")):
            return f"应为数字，现为 {error['input']!r}"
        case _ if kind.endswith("_type"):
            return f"类型不对：{error['input']!r}"
        case _:
            return f"{error['msg']}（现为 {error['input']!r}）"


def validation_problems(error: ValidationError) -> list[tuple[tuple[str, ...], str]]:
    """The faults of a ValidationError as (key path, Chinese sentence)."""
    return [(tuple(map(str, one["loc"])), _in_chinese(dict(one))) for one in error.errors(include_url=False)]
