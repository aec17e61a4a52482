"""Who is introduced with his craft and a title keeps his surname: 剪纸艺人刘师傅……王师傅."""

import re
from functools import cache
from typing import Any

from report_engine.language.changes import COMMON
from report_engine.language.lexicon import lexicon
from report_engine.language.passages import HAN
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "people.yaml"
_UNUSUAL = 99.0  # the cost of what is no word
_TWO = 2  # of more people nobody can tell who is meant


def titled(text: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """Find two surnames with one title, the first introduced, the second by itself at the head of a clause."""
    if not any(title in text for title in _read()["titles"]) or _others().search(text):
        return None
    cost, found = lexicon().cost, list(_titled().finditer(text))
    found = [one for one in found if cost.get(text[max(0, one.start() - 1) : one.start() + 1], _UNUSUAL) > COMMON]
    if len(found) != _TWO or found[0]["title"] != found[1]["title"] or found[0]["family"] == found[1]["family"]:
        return None
    first, second = found
    introduced = re.search(rf"[{HAN}]{{2}}\Z", text[: first.start()])
    among = text[first.start() - 1] in "和与、对向给跟同"
    alone = text[second.start() - 1] in "，。；！？" and "。" in text[first.end() : second.start()]
    return (first, second) if introduced and alone and not among else None


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
