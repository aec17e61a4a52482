"""The net: every change is read back, and what does not print what Word prints is not written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from report_engine.base import Block, list_printed
from report_engine.checks import check
from report_engine.foresee import fresh
from report_engine.load import Loaded, load
from report_engine.problems import Problem, Severity, has_errors, in_order
from report_engine.project import Project
from report_engine.pull.homes import Homes
from report_engine.pull.model import Change, Look, Unwritten
from report_engine.read.splice import Splice
from report_engine.workbook.trial import put, trial_copy

_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Caught:
    """The changes that hold, the files that they make, those that do not hold, and what rules say of those that do."""

    changes: tuple[Change, ...]
    files: Mapping[Path, bytes]
    refused: tuple[Unwritten, ...]
    findings: tuple[Problem, ...] = ()


def catch(homes: Homes, loaded: Loaded, changes: Sequence[Change], raw: Mapping[Path, bytes]) -> Caught:
    """Try the changes on a copy until those that are left print exactly what they should, and nothing else changes."""
    if not changes:
        return Caught((), {}, ())
    with trial_copy(homes.project) as copy:
        return _Trial(homes, copy, loaded, raw).settle(list(changes))


class _Trial:
    def __init__(self, homes: Homes, copy: Project, loaded: Loaded, raw: Mapping[Path, bytes]) -> None:
        self.homes, self.copy, self.listed, self.raw = homes, copy, list_printed(loaded.document), raw
        self.refused: list[Unwritten] = []
        self.findings: list[Problem] = []
        self.why = ""
        self.known = check(loaded)

    def settle(self, changes: list[Change]) -> Caught:
        """Drop or rewrite what does not hold, until the rest does."""
        for _ in range(_ROUNDS):
            if not changes or not (bad := self._bad(changes)):
                break
            kept: list[Change] = []
            for change in changes:
                if change not in bad:
                    kept.append(change)
                elif change.canonical is not None:
                    kept.append(change.canonical)
                else:
                    self._refuse(change)
            changes = kept
        else:
            for change in changes:
                self._refuse(change)
            changes = []
        findings = tuple(in_order(self.findings)) if changes else ()
        return Caught(tuple(changes), self._files(changes), tuple(self.refused), findings)

    def _refuse(self, change: Change) -> None:
        why = self.why or "写回去再印出来与 Word 里的不同（例如看不见的字符、全角花括号），没有写"
        for note in change.notes:
            self.refused.append(Unwritten(note.source, "文字", why, note.before, note.after, note.authors))

    def _files(self, changes: Iterable[Change]) -> dict[Path, bytes]:
        found: dict[Path, list[Splice]] = {}
        for change in changes:
            for name, splices in change.splices.items():
                found.setdefault(name, []).extend(splices)
        return self.homes.files(found, self.raw)

    def _load(self, changes: Sequence[Change]) -> Loaded | None:
        """Load the copy as the changes make it; None if it has mistakes then, `why` says which."""
        files = self._files(changes)
        project = self.homes.project
        put(self.copy, project, files)
        problems: list[Problem] = []
        loaded = load(self.copy, problems)
        put(self.copy, project, {path: self.raw.get(project.name(path)) for path in files})
        self._say(problems, "项目读不成")
        return None if loaded is None or has_errors(problems) else loaded

    def _say(self, problems: Sequence[Problem], what: str) -> None:
        said = (one for one in problems if one.severity is Severity.ERROR)
        self.why = next((f"写进去以后{what}：{one.message}（{one.source}）" for one in said), self.why)

    def _bad(self, changes: Sequence[Change]) -> list[Change]:
        """Find changes that do not hold."""
        self.why = ""
        if any(_overlap(changes)):
            return _guilty(changes, lambda some: not any(_overlap(some)))
        loaded = self._load(changes)
        if loaded is None:
            why = self.why
            found = _guilty(changes, lambda some: self._load(some) is not None)
            self.why = why
            return found
        return self._misprinted(changes, loaded) or self._forbidden(changes, loaded)

    def _misprinted(self, changes: Sequence[Change], loaded: Loaded) -> list[Change]:
        """Find changes after which something else is printed than should be."""
        wanted = self._wanted(changes)
        looks = [Block("", one.units).look for one in list_printed(loaded.document)]
        differences = _differences([look for look, _ in wanted], looks)
        found = [change for start, end in differences for _, change in wanted[start:end] if change is not None]
        if differences and not found:
            return _guilty(changes, self._holds)
        return found

    def _forbidden(self, changes: Sequence[Change], loaded: Loaded) -> list[Change]:
        """Find changes after which the rules would not let the report be built."""
        self.findings = fresh(self.known, check(loaded))
        errors = self._errors(self.findings)
        if not errors:
            return []
        self._say(errors, "不能生成报告")
        why = self.why
        found = _guilty(changes, lambda some: (now := self._load(some)) is not None and not self._errors(check(now)))
        self.why = why
        return found

    def _errors(self, found: Sequence[Problem]) -> list[Problem]:
        """What would forbid building, and does not now."""
        known = {(one.code, one.message) for one in self.known}
        return [one for one in found if one.severity is Severity.ERROR and (one.code, one.message) not in known]

    def _holds(self, changes: Sequence[Change]) -> bool:
        loaded = self._load(changes)
        return loaded is not None and not _differences(
            [look for look, _ in self._wanted(changes)],
            [Block("", one.units).look for one in list_printed(loaded.document)],
        )

    def _wanted(self, changes: Iterable[Change]) -> list[tuple[Look, Change | None]]:
        """What the tree must print, with the change that asks for it."""
        instead: dict[str, tuple[tuple[Look, ...], Change]] = {}
        behind: dict[str, list[tuple[Look, Change]]] = {}
        for change in changes:
            instead |= {path: (looks, change) for path, looks in change.looks.items()}
            for path, looks in change.added.items():
                behind.setdefault(path, []).extend((look, change) for look in looks)
        result: list[tuple[Look, Change | None]] = []
        waiting: list[tuple[str, str]] = []  # additions behind a block of several texts, and its path
        for n, one in enumerate(self.listed):
            for key, path in list(waiting):
                if not one.path.startswith(f"{path}."):
                    result += behind.pop(key, [])
                    waiting.remove((key, path))
            for key in [key for key in behind if key.endswith(".body.") or key in ("preface.", "declaration.")]:
                if one.path.startswith(key):
                    result += behind.pop(key)
            if one.path in instead:
                result += [(look, instead[one.path][1]) for look in instead[one.path][0]]
            else:
                result.append((Block("", one.units).look, None))
            result += behind.pop(one.path, [])
            for key in behind:
                if one.path.startswith(f"{key}.") and (key, key) not in waiting:
                    waiting.append((key, key))
            following = self.listed[n + 1].path if n + 1 < len(self.listed) else ""
            if one.what in ("heading", "case") and not following.startswith(one.path.removesuffix("title") + "body."):
                result += behind.pop(one.path.removesuffix("title") + "body.", [])
        for key, _ in waiting:
            result += behind.pop(key, [])
        return result


def _differences(wanted: Sequence[Look], printed: Sequence[Look]) -> list[tuple[int, int]]:
    """Stretches of what is wanted that are printed otherwise."""
    same = (one == other for one, other in zip(wanted, printed, strict=False))
    head = next((n for n, equal in enumerate(same) if not equal), min(len(wanted), len(printed)))
    matcher = SequenceMatcher(None, wanted[head:], printed[head:], autojunk=False)
    return [(a + head, b + head) for tag, a, b, _, _ in matcher.get_opcodes() if tag != "equal"]


def _overlap(changes: Sequence[Change]) -> Iterable[bool]:
    """Tell splices that touch the same characters."""
    by_file: dict[Path, list[Splice]] = {}
    for change in changes:
        for name, splices in change.splices.items():
            by_file.setdefault(name, []).extend(splices)
    for touched in by_file.values():
        ordered = sorted(touched, key=lambda one: (one.start, one.end))
        yield any(one.end > other.start for one, other in pairwise(ordered))


def _guilty(changes: Sequence[Change], holds: Callable[[Sequence[Change]], bool]) -> list[Change]:
    """Find by halves the changes without which the rest holds."""
    if len(changes) <= 1:
        return list(changes)
    half = len(changes) // 2
    parts = [list(changes[:half]), list(changes[half:])]
    bad = [change for part in parts if not holds(part) for change in _guilty(part, holds)]
    return bad or list(parts[1])  # each half by itself holds: together they do not
