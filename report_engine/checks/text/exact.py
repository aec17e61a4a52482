"""Digits to the last place beside a word that says that they are rough: 3613余名, 约1027人."""

import re
from collections.abc import Iterator

from report_engine.language.expressions import expression
from report_engine.language.passages import VALUE, Passage

_COUNTED = "(?=[名位个人家所本册台项次份亩元种件场支篇间套张棵平])"
_MORE = expression(
    rf"(?P<n>[{VALUE}\d](?:(?<={VALUE})|(?<=\d)(?<![\d.,，第/\-年].)\d+))(?:[余多]){_COUNTED}(?!媒体|功能)"
)
_ABOUT = expression(rf"(?:大约|约(?:有|为)?|大概)(?P<n>{VALUE}|\d{{3,}}(?![\d.]))(?:{_COUNTED}|(?=人))")
# 平均每次约317人次, 生均约193元: a quotient was rounded.
_MEAN = expression(r"(?:平均|[人生校班师户日月年周]均|每)[^，。；\d]{0,10}\Z")
_NEAR, _LONG = 14, 3  # digits of a number that 约 would have rounded


def exact(passage: Passage) -> Iterator[re.Match[str]]:
    """Find numbers that do not end in a nought and are said to be rough."""
    text = passage.quiet
    for pattern, least in ((_MORE, 2), (_ABOUT, _LONG)):
        for match in pattern.finditer(text):
            values = passage.within(*match.span("n"))
            local = values[0].local if values else None
            if pattern is _ABOUT and values and (local is None or local.formula):
                continue  # another year's may stand there tomorrow; what is computed was rounded
            if pattern is _ABOUT and _MEAN.search(text, max(0, match.start() - _NEAR), match.start()):
                continue
            digits = values[0].item.text if values else match["n"]
            if digits.isdecimal() and len(digits) >= least and digits[-1] != "0":
                yield match
