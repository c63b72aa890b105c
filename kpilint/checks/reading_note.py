"""What the layout reader has to tell: a table it could not read, a lost column, a repaired row."""

from __future__ import annotations

from kpilint.checks.kind import Hit, Outcome, Parameters, Subject
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
    """One hit a note."""
    return [
        Hit(
            words={"why": note.why, "found": note.text},
            cell=Cell(note.text, note.place),
            at=_at(note),
            field=note.field,
            project=note.project or None,
        )
        for note in subject.document.notes
        if note.kind == params.note
    ]
