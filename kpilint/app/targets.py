"""Which files a run is about: files, folders, patterns and standard input, each once; what is not there is said."""

from __future__ import annotations

import glob
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kpilint.intake.names import is_lock, is_meant, is_passed_over
from kpilint.readers.formats import ARCHIVES, KIND_OF_SUFFIX, suffix_of
from kpilint.ruleset.settings import FILE_NAME
from kpilint.text.suggest import suggest

Paths = Sequence[str | os.PathLike[str]] | str | os.PathLike[str]
"""What callers may name: several paths or one."""

STDIN = "-"

Excluded = Callable[[Path], bool]
"""Whether settings exclude a path (absolute) from a walk."""


@dataclass(frozen=True, slots=True)
class Target:
    """One input: how its user names it, and where it lies (absolute; None for standard input).

    ``trouble`` says in Chinese why there is nothing to read: no such file, an empty folder.
    """

    shown: str
    path: Path | None
    trouble: str = ""

    @property
    def folder(self) -> Path:
        """The folder whose settings hold for it."""
        if self.path is None:
            return Path.cwd()
        return self.path if self.trouble and self.path.is_dir() else self.path.parent


@dataclass(frozen=True, slots=True)
class Targets:
    """All inputs in order, and notes about what a walk passed over."""

    found: tuple[Target, ...]
    notes: tuple[str, ...]


def find_targets(paths: Paths, excluded: Excluded) -> Targets:
    """Files as they are named, folders walked (hidden ones, lock files and unsupported suffixes left out; sorted),
    patterns expanded. A path that stands for nothing becomes a target with its trouble."""
    walk = _Walk(excluded)
    targets: dict[str, Target] = {}
    for given in [paths] if isinstance(paths, (str, os.PathLike)) else paths:
        for target in walk.named(os.fspath(given)):
            key = STDIN if target.path is None else os.path.normcase(os.path.realpath(target.path))
            targets.setdefault(key, target)
    return Targets(tuple(targets.values()), tuple(walk.notes))


class _Walk:
    """Expands one argument after the other and collects the notes."""

    def __init__(self, excluded: Excluded) -> None:
        self._excluded = excluded
        self.notes: list[str] = []

    def named(self, given: str) -> Iterator[Target]:
        if given == STDIN:
            yield Target(STDIN, None)
            return
        path = Path(given)
        try:
            exists, is_folder = path.exists(), path.is_dir()
        except OSError as error:
            yield _target(path, f"读不了这个路径（{error.strerror}）")
            return
        if is_folder:
            yield from self._folder(path)
        elif exists:
            yield _target(path)
        elif glob.has_magic(given):
            yield from self._pattern(given)
        else:
            yield _target(path, f"没有这个文件{_neighbours(path)}")

    def _pattern(self, given: str) -> Iterator[Target]:
        # Path.glob knows no absolute patterns.
        found = sorted(one for one in glob.glob(given, recursive=True) if not is_lock(Path(one).name))  # noqa: PTH207
        if not found:
            yield _target(Path(given), "没有符合这个通配式的文件")
        for one in found:
            if Path(one).exists():
                yield from self.named(one)
            else:
                yield _target(Path(one), "这个链接指向的文件不存在")

    def _folder(self, folder: Path) -> Iterator[Target]:
        found: list[Path] = []
        skipped: Counter[str] = Counter()
        troubles: list[Target] = []
        excluded = 0

        def unreadable(error: OSError) -> None:
            troubles.append(_target(Path(error.filename), f"打不开这个文件夹（{_reason(error)}）"))

        for root, folders, files in os.walk(folder, onerror=unreadable):
            here = Path(root)
            folders[:] = [name for name in folders if not is_passed_over(name)]
            kept = [name for name in folders if not self._excluded((here / name).absolute())]
            excluded += len(folders) - len(kept)
            folders[:] = kept
            for name in files:
                path = here / name
                if is_passed_over(name) or name == FILE_NAME or not path.is_file():
                    continue
                if not is_meant(name):
                    skipped[suffix_of(name)] += 1
                elif self._excluded(path.absolute()):
                    excluded += 1
                else:
                    found.append(path)
        if skipped:
            self.notes.append(left_out(_printable(folder), skipped))
        if excluded:
            self.notes.append(f"{_printable(folder)}: 按设置 exclude 跳过 {excluded} 个文件或文件夹")
        yield from troubles
        yield from (_target(path) for path in sorted(found, key=lambda path: path.parts))
        if not found and not troubles:
            yield _target(folder, nothing_found("文件夹", skipped, excluded))


def left_out(shown: str, skipped: Counter[str]) -> str:
    """The note about files by suffix that are no documents, in a folder or archive."""
    return f"{shown}: 跳过 {skipped.total()} 个不支持的文件（{_counted(skipped)}）"


def nothing_found(what: str, skipped: Counter[str], excluded: int = 0) -> str:
    """Why a folder or archive (``what``) without a document was not checked."""
    supported = " ".join(f".{suffix}" for suffix in (*KIND_OF_SUFFIX, *ARCHIVES) if suffix)
    also = f"；有 {skipped.total()} 个不支持的文件（{_counted(skipped)}）" if skipped else ""
    also += f"；按设置 exclude 跳过 {excluded} 个" if excluded else ""
    return f"{what}里没有可检查的文件（支持 {supported}）{also}"


def _target(path: Path, trouble: str = "") -> Target:
    return Target(_printable(path), path.absolute(), trouble)


def _printable(path: Path) -> str:
    """The path as text; bytes of a name that are no characters become escapes."""
    return os.fsencode(path).decode(sys.getfilesystemencoding(), "backslashreplace")


def _reason(error: OSError) -> str:
    return "没有权限" if isinstance(error, PermissionError) else str(error.strerror)


def _neighbours(path: Path) -> str:
    """The names in the same folder that were perhaps meant."""
    try:
        names = [one.name for one in path.parent.iterdir()]
    except OSError:
        return ""
    return suggest(path.name, names)


def _counted(suffixes: Counter[str]) -> str:
    return "，".join(f".{suffix} {count}" if suffix else f"无后缀 {count}" for suffix, count in suffixes.most_common())
