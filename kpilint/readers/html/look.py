"""How elements look on a page: what is not shown, what begins a line, number formats meant for Excel."""

from __future__ import annotations

import re

from lxml import etree

from kpilint.readers.sheets.number_formats import shown

_UNSHOWN = (
    "script style template head title noscript noframes svg iframe frameset frame object embed applet audio video "
    "canvas button datalist map"
)
_LINES = (
    "html body p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre address article aside section header footer "
    "main nav form fieldset legend figure figcaption hr caption center details summary dir menu table tr td th"
)
UNSHOWN = frozenset(_UNSHOWN.split())
"""Elements whose text is no text of the page."""
LINES = frozenset(_LINES.split())
"""Elements that begin and end a line."""
_HIDING = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|mso-element\s*:\s*comment)",
    re.IGNORECASE,
)
_CLASS_RULE = re.compile(r"\.([\w-]+)[^{}]{0,200}\{([^{}]*)\}")
_NUMBER_FORMAT = re.compile(r"""mso-number-format\s*:\s*("[^"]*"|'[^']*'|[^;]*)""", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{4})\s?|\\(.)")
_NAMED = {"percent": "0.00%"}
_BARE_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")


def is_hidden(element: etree._Element) -> bool:
    """Whether a person does not see the element: hidden by its own style, or deleted text that Word keeps."""
    if element.tag in ("html", "body"):
        return False  # hidden until a script of the page has run
    if element.get("hidden") is not None:
        return True
    if element.tag == "del":
        return element.get("datetime") is not None
    return _HIDING.search(element.get("style", "")) is not None


class Look:
    """What the style sheets inside a page say about number formats."""

    def __init__(self, root: etree._Element) -> None:
        self._formats: dict[str, str] = {}
        for sheet in root.iter("style"):
            for name, rules in _CLASS_RULE.findall(sheet.text or ""):
                if code := _format_in(rules):
                    self._formats[name] = code

    def percent(self, cell: etree._Element) -> str:
        """The number format of a cell where it shows per cents, "" otherwise."""
        code = _format_in(cell.get("style", "")) or next(
            (self._formats[name] for name in cell.get("class", "").split() if name in self._formats), ""
        )
        return code if "%" in code else ""


def in_percent(text: str, code: str) -> str:
    """A text; a bare number as Excel shows it in a format of per cents.

    Systems write 0.95 and the format; Excel itself writes 95%, to which nothing is added.
    """
    return shown(float(text), code) if code and _BARE_NUMBER.fullmatch(text) else text


def _format_in(rules: str) -> str:
    found = _NUMBER_FORMAT.search(rules)
    if found is None:
        return ""
    code = found[1].strip().strip("\"'")
    return _NAMED.get(code.lower()) or _CSS_ESCAPE.sub(lambda match: match[2] or chr(int(match[1], 16)), code)
