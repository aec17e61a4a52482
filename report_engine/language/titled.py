"""Who is introduced with his craft and a title, or his name, keeps his surname: 剪纸艺人刘师傅……王师傅."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.lexicon import COMMON, lexicon
from report_engine.language.passages import HANZI
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "people.yaml"
_DEPUTY = expression("副(?P<t>校长|书记|主任|处长|局长|院长|经理|主席|会长)")
_ROSE = expression("升任|时任|任命|接任|转任|现任|原副|担任校长|前任|后任")
_UNUSUAL = 99.0  # the cost of what is no word
_TWO = 2  # of more people nobody can tell who is meant


def titled(text: str) -> tuple[str, re.Match[str]] | None:
    """Find a surname with a title, alone at the head of a clause, where another was introduced; and who this was."""
    if not any(title in text for title in _read()["titles"]) or _others().search(text):
        return None
    cost, found = lexicon().cost, list(_titled().finditer(text))
    found = [one for one in found if cost.get(text[max(0, one.start() - 1) : one.start() + 1], _UNUSUAL) > COMMON]
    named = _named(text, found)
    if named:
        return named
    if len(found) != _TWO or found[0]["title"] != found[1]["title"] or found[0]["family"] == found[1]["family"]:
        return None
    first, second = found
    introduced = re.search(rf"{HANZI}{{2}}\Z", text[: first.start()])
    among = text[first.start() - 1] in "和与、对向给跟同"
    alone = text[second.start() - 1] in "，。；！？" and "。" in text[first.end() : second.start()]
    alike = lexicon().sound_alike(first["family"], second["family"])  # 张师傅……章师傅
    return (first[0], second) if introduced and (alone or alike) and not among else None


def _named(text: str, found: list[re.Match[str]]) -> tuple[str, re.Match[str]] | None:
    """Find another surname with a title where one person alone is introduced by name: 教师张德成……王老师."""
    introduced = list(_introduced().finditer(text))
    others = [one for one in found if introduced and one.start() > introduced[0].end()]
    if len({one["family"] for one in introduced}) != 1 or not others:
        return None
    (first, *_), own = introduced, introduced[0]["family"]
    changed = [one for one in others if one["family"] != own]
    if len({one["family"] for one in changed}) != 1 or len({one["title"] for one in others}) != 1:
        return None
    second = changed[0]
    alike = len(changed) < len(others) or first["role"] in _read()["called"].get(second["title"], ())
    alone = text[second.start() - 1] in "，。；！？“" and "。" in text[first.end() : second.start()]
    known = text.count(second["family"], 0, second.start())  # he may have been named in another way
    return (f"姓{own}的{first['role']}", second) if alike and alone and not known else None


def miscalled(text: str) -> Iterator[tuple[int, int, str]]:
    """Find a name with a title that is another one's by one character, and a deputy who is called the head later on."""
    seen: dict[str, str] = {}
    for match in _title().finditer(text, 3):
        name = text[match.start() - 3 : match.start()]
        if not _is_name(text, match.start() - 3):
            continue
        other = next((one for one, title in seen.items() if title == match[0] and _one_other(one, name)), "")
        if other and not _others().search(text):
            yield match.start() - 3, match.end(), other + match[0]
        seen[name] = match[0]
    for match in _DEPUTY.finditer(text):
        for size in (3, 2):
            name = text[match.end() : match.end() + size]
            called = re.fullmatch(f"[{stored('privacy.yaml')['family']}]{HANZI}{{{size - 1}}}", name)
            again = re.compile(f"{name}{match['t']}|(?<!副){match['t']}{name}").search(text, match.end())
            if called and again and not _ROSE.search(text):
                yield again.start(), again.end(), match[0] + name
                break


def _is_name(text: str, start: int) -> bool:
    """Tell whether three characters before a title are a name, and no end of a word: 班主任李明老师 is of two."""
    known = lexicon().cost
    name = text[start : start + 3]
    plain = re.fullmatch(f"{HANZI}{{3}}", name) is not None and name[0] in stored("privacy.yaml")["family"]
    return plain and name[:2] not in known and (not start or text[start - 1 : start + 1] not in known)


def _one_other(one: str, other: str) -> bool:
    return one[0] == other[0] and sum(a != b for a, b in zip(one, other, strict=True)) == 1


@cache
def _title() -> re.Pattern[str]:
    return re.compile(one_of(_read()["titles"]))


@cache
def _introduced() -> re.Pattern[str]:
    family, roles = stored("privacy.yaml")["family"], {role for some in _read()["called"].values() for role in some}
    return re.compile(
        rf"(?P<role>{one_of(sorted(roles))})(?P<family>[{family}])(?={HANZI})(?!{one_of(_read()['titles'])})"
    )


@cache
def _titled() -> re.Pattern[str]:
    family = stored("privacy.yaml")["family"]
    return re.compile(rf"(?P<family>[{family}])(?P<title>{one_of(_read()['titles'])})")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(one_of(_read()["others"]))


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
