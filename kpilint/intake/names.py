"""Which names in a folder or an archive are meant to be read."""

from __future__ import annotations

from kpilint.readers.formats import ARCHIVES, is_document, suffix_of

_LOCK = "~$"
"""How the names of the files begin that Office keeps beside an open document."""
_JUNK = ("__macosx", "thumbs.db", "desktop.ini")
"""What macOS and Windows leave in folders and archives, in lower case."""


def is_archive(name: str) -> bool:
    """Whether a name says that the file is an archive whose members are inputs of their own."""
    return suffix_of(name) in ARCHIVES


def is_lock(name: str) -> bool:
    """Whether a file marks a document as being open."""
    return name.startswith(_LOCK)


def is_passed_over(name: str) -> bool:
    """Whether a file or folder is left out without a word: it is hidden, a lock file, or the system's own."""
    return name.startswith(".") or is_lock(name) or name.lower() in _JUNK


def is_meant(name: str) -> bool:
    """Whether a file that was not named by its user is read: its suffix is that of a document or an archive."""
    return suffix_of(name) != "" and is_document(name)
