"""Old form fields (tick boxes, drop-down lists), which Word draws itself: no text stands for them in the file."""

from __future__ import annotations

from lxml import etree

from kpilint.readers.docx.names import W, number, switch, value


def form_field(mark: etree._Element) -> str:
    """What the form field that begins here shows, "" for one that holds its text and for all other fields."""
    data = mark.find(f"{W}ffData")
    if data is None:
        return ""
    box = data.find(f"{W}checkBox")
    if box is not None:
        ticked = switch(box, f"{W}checked")
        if ticked is None:
            ticked = switch(box, f"{W}default")
        return "☑" if ticked else "□"
    choice = data.find(f"{W}ddList")
    if choice is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in choice.iterfind(f"{W}listEntry")]
    at = number(value(choice, f"{W}result") or value(choice, f"{W}default"), 0)
    return entries[at] if 0 <= at < len(entries) else ""
