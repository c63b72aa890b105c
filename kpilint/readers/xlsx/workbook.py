"""What all sheets of an .xlsx file share: their list, the shared texts, the number formats, the date system."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from kpilint.errors import UnreadableInput
from kpilint.readers.ooxml import BROKEN, Package
from kpilint.readers.sheets.builtin_formats import BUILTIN
from kpilint.readers.xlsx.markup import drop, ends, pieces, text_of, whole

_MOST_STRINGS = 1_000_000
_TOO_MANY = "工作簿里的文字超过 {many} 万段，不像绩效目标表；请确认选对了文件，确是绩效目标表的，拆成几个文件再检查"
_ON = ("1", "true", "on")


class Entry(NamedTuple):
    """A sheet as the workbook lists it, with the name of the member that holds it."""

    name: str
    part: str
    visible: bool


class Workbook:
    """The shared parts of an .xlsx file."""

    def __init__(self, package: Package) -> None:
        """Raises UnreadableInput: a part is broken or missing, or there are too many texts."""
        part = package.related("", "officeDocument") or "xl/workbook.xml"
        root = package.xml(part)
        related = dict(_relations(package, part))
        self.sheets = [entry for sheet in root.iter("{*}sheet") if (entry := _entry(sheet, related, package))]
        properties = next(root.iter("{*}workbookPr"), None)
        self.since_1904 = properties is not None and properties.get("date1904") in _ON
        self.strings = list(_strings(package, related))
        self._formats = list(_formats(package, related))

    def format_of(self, style: str | None) -> str:
        """The number format of a style number; General where the file does not say."""
        at = whole(style, 0)
        return self._formats[at] if at < len(self._formats) else "General"


Related = Mapping[str, tuple[str, str]]
"""The last word of a relation's type and the member's name, by the relation's id."""


def _relations(package: Package, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package:
        return
    for relation in package.xml(listed).iter("{*}Relationship"):
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        if target in package and relation.get("TargetMode") != "External":
            yield relation.get("Id", ""), (relation.get("Type", "").rpartition("/")[2], target)


def _entry(sheet: etree._Element, related: Related, package: Package) -> Entry | None:
    """The entry of a sheet; None for charts, dialogs and macro sheets, which have no cells of text."""
    key = next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
    kind, part = related.get(key, ("worksheet", f"xl/worksheets/sheet{sheet.get('sheetId', '')}.xml"))
    if kind != "worksheet":
        return None
    if part not in package:
        raise UnreadableInput(BROKEN.format(what=f"缺少工作表“{sheet.get('name', '')}”的内容"))
    return Entry(sheet.get("name", ""), part, sheet.get("state", "visible") == "visible")


def _part(related: Related, kind: str) -> str | None:
    return next((part for name, part in related.values() if name == kind), None)


def _strings(package: Package, related: Related) -> Iterator[str]:
    part = _part(related, "sharedStrings")
    if part is None:
        return
    for number, element in enumerate(ends(pieces(package.read(part)), ["si"], part)):
        if number >= _MOST_STRINGS:
            raise UnreadableInput(_TOO_MANY.format(many=_MOST_STRINGS // 10_000))
        yield text_of(element)
        drop(element)


def _formats(package: Package, related: Related) -> Iterator[str]:
    """The number format of each style, in order."""
    part = _part(related, "styles")
    if part is None:
        return
    root = package.xml(part)
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iter("{*}numFmt")}
    for styles in root.iterchildren("{*}cellXfs"):
        for style in styles.iterchildren("{*}xf"):
            key = style.get("numFmtId", "0")
            yield own[key] if key in own else BUILTIN.get(whole(key, 0), "General")
