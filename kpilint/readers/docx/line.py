"""One paragraph's visible text: runs, fields, symbols, formulas; text boxes and foreign objects are kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from kpilint.readers.docx.fields import form_field
from kpilint.readers.docx.names import (
    ALTERNATIVES,
    AROUND,
    BOX,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    VANISH,
    W,
    by_name,
    chosen,
    content,
    first,
    is_on,
    value_of,
)
from kpilint.readers.docx.styles import Styles
from kpilint.readers.docx.symbols import has_symbols, in_font, is_symbol_font, symbol

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FORMULAS = (f"{_M}oMath", f"{_M}oMathPara")
_FORMULA_TEXT, _DENOMINATOR = f"{_M}t", f"{_M}den"

_TEXT, _SYMBOL, _FIELD_MARK, _RUBY = f"{W}t", f"{W}sym", f"{W}fldChar", f"{W}ruby"
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DRAWINGS = (f"{W}drawing", f"{W}pict", f"{W}object")
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FONTS, _FONT_NAMES = f"{W}rFonts", (f"{W}ascii", f"{W}hAnsi")
_TABS = re.compile("\t+")


class Line:
    """A paragraph taken apart. ``boxes`` are the contents of its text boxes, ``objects`` the programs whose documents
    are embedded in it (Excel.Sheet.12)."""

    def __init__(self, paragraph: etree._Element, styles: Styles, hidden: bool) -> None:
        """``hidden`` is what the paragraph's style says of text that says nothing itself."""
        self.boxes: list[etree._Element] = []
        self.objects: list[str] = []
        self._styles = styles
        self._hidden = hidden
        self._texts: list[str] = []
        self._fields: list[bool] = []
        """The open fields; True while what they shall do is told, not yet what came of it."""
        self._take(paragraph)

    @property
    def text(self) -> str:
        """The text; line breaks as newlines, tabs as blanks."""
        text = "".join(self._texts)
        return _TABS.sub(" ", text) if "\t" in text else text

    def _take(self, elements: Iterable[etree._Element]) -> None:
        for child in elements:
            if child.tag == RUN:
                self._run(child)
            elif child.tag in AROUND:
                self._take(content(child))
            elif child.tag in _FORMULAS:
                self._formula(child)

    def _run(self, run: etree._Element) -> None:
        properties = by_name(first(run, RUN_PROPERTIES))
        self._parts(run, self._is_hidden(properties), _symbol_font(properties.get(_FONTS)))

    def _parts(self, elements: Iterable[etree._Element], hidden: bool, font: str) -> None:
        for part in elements:
            tag = part.tag
            if tag == RUN_PROPERTIES:
                continue
            if tag == _FIELD_MARK:
                self._field(part, hidden)
            elif tag in AROUND:
                self._parts(content(part), hidden, font)
            elif hidden or True in self._fields:
                continue
            elif tag == _TEXT:
                self._texts.append(_text(part, font))
            elif tag in _SIGNS:
                self._texts.append(_SIGNS[tag])
            else:
                self._special(part)

    def _special(self, part: etree._Element) -> None:
        if part.tag == _SYMBOL:
            code = part.get(f"{W}char", "")
            self._texts.append(symbol(int(code, 16), part.get(f"{W}font", "")) if _is_hex(code) else "")
        elif part.tag in _DRAWINGS:
            self._drawing(part)
        elif part.tag == _RUBY:
            base = part.find(f"{W}rubyBase")
            self._take(() if base is None else base)

    def _is_hidden(self, properties: Mapping[str, etree._Element]) -> bool:
        direct = is_on(properties.get(VANISH))
        if direct is not None:
            return direct
        style = value_of(properties.get(RUN_STYLE))
        by_style = None if style is None else self._styles.of(style).hidden
        return self._hidden if by_style is None else by_style

    def _field(self, mark: etree._Element, hidden: bool) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            if not hidden:
                self._texts.append(form_field(mark))
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _formula(self, formula: etree._Element) -> None:
        for part in formula.iter(_FORMULA_TEXT, _DENOMINATOR):
            self._texts.append("/" if part.tag == _DENOMINATOR else part.text or "")

    def _drawing(self, elements: Iterable[etree._Element]) -> None:
        for child in elements:
            if child.tag == BOX:
                self.boxes.append(child)
            elif child.tag == ALTERNATIVES:
                self._drawing(chosen(child))
            elif child.tag == _OBJECT:
                self.objects.append(child.get("ProgID", ""))
            else:
                self._drawing(child)


def _symbol_font(fonts: etree._Element | None) -> str:
    """The name of the symbol font that a run is set in, "" where it is in none."""
    if fonts is None:
        return ""
    for key in _FONT_NAMES:
        if is_symbol_font(name := fonts.get(key, "")):
            return name
    return ""


def _text(element: etree._Element, font: str) -> str:
    text = element.text or ""
    bare = text.strip(" \t\r\n")
    if bare != text and element.get(_SPACE) != "preserve":
        text = bare
    return in_font(text, font) if font or has_symbols(text) else text


def _is_hex(code: str) -> bool:
    return 0 < len(code) <= 6 and not set(code.lower()) - set("0123456789abcdef")
