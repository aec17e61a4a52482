"""Where names stand that no lexicon has: a person's between a title and a verb, an office's before its 主任."""

import re
from functools import cache

from report_engine.language.classes import verbs
from report_engine.language.expressions import expression
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "people.yaml"
_TITLED = expression(r"(?:[省市县区镇乡厅局处校院]长|书记|主席)\Z")
_HEAD = expression("[办科处室]主任")
_NAME = (2, 3)  # characters of a name
_FAR = 4


def is_name(text: str, start: int, end: int) -> bool:
    """Tell whether a place is one: 副市长成丽出席, 安全办主任."""
    if _HEAD.fullmatch(text, start, end):
        return _offices().search(text, max(0, start - _FAR), start) is not None
    titled = _TITLED.search(text, max(0, start - 2), start) is not None
    return titled and end - start in _NAME and text[end : end + 2] in verbs()


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(stored(FILE)['offices'])})\Z")
