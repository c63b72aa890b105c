"""What the layout reader has to tell: a table it could not read, a lost column, a repaired row."""

from __future__ import annotations

from kpilint.checks.kind import Hit, Outcome, Parameters, Spot, Subject
from kpilint.model.document import NoteKind, ReadingNote
from kpilint.model.grid import Cell

WORDS = {"why": "what happened", "found": "the text concerned"}


class Params(Parameters):
    """``note``: the kind of note a rule passes on."""

    note: NoteKind


def _at(note: ReadingNote) -> str:
    if note.indicator is not None:
        return f"indicator:{note.indicator}"
    if note.field is not None and note.field.startswith("schedule"):
        return "schedule"
    return "project" if note.project else "document"


def check(subject: Subject, params: Params) -> Outcome:
    """One hit for all notes that say the same of one project; the further places are related ones."""
    groups: dict[tuple[int, str], list[ReadingNote]] = {}
    for note in subject.document.notes:
        if note.kind == params.note:
            groups.setdefault((note.project, note.why), []).append(note)
    hits = []
    for (project, why), (first, *others) in groups.items():
        more = f"（共{len(others) + 1}处）" if others else ""
        hits.append(
            Hit(
                words={"why": why + more, "found": first.text},
                cell=Cell(first.text, first.place),
                at=_at(first),
                field=first.field,
                project=project or None,
                related=tuple(Spot(_at(note), Cell(note.text, note.place)) for note in others),
            )
        )
    return hits
