"""W209: the words before a mention are not the title of something else.

规则：写在 [@编号] 前面的分句里，如果有另一张同类附表、表、图的名称（去掉“表”“情况统计表”等），却没有所指的那一个的，
指的多半是错的。
好：服务贡献见[@card-4]（附表 4 是服务贡献表）。
坏：服务贡献见[@card-3]（附表 3 是教学资源表）。
"""

import re
from collections.abc import Iterator

from report_engine.checks.structure.targets import NOUNS, title_of
from report_engine.document import Figure, Scorecard, Table
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem
from report_engine.walk import Target

W209 = Code("W209", Category.TEXT)

_FORM = expression(r"(?:统计表|一览表|计分卡|情况表|情况统计|构成|情况|表)+$")
_AREA = expression(rf"^(?:\d{{4}}年[、/]?)*|^区域|^{HANZI}{{2,8}}?[市省](?:各)?")
_SHORTEST = 4


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare each clause that mentions something with the titles of its kind."""
    known = {target.id: target for target in loaded.targets if isinstance(target, Scorecard | Table | Figure)}
    stems = {key: _stem(target) for key, target in known.items()}
    kinds: dict[type, list[str]] = {}
    for key, target in known.items():
        if len(stems[key]) >= _SHORTEST:
            kinds.setdefault(type(target), []).append(key)
    for passage in loaded.prose:
        last = 0
        for mention in passage.mentions:
            clause = re.split(r"[，；。！？：]", passage.text[last : mention.start])[-1]
            last = mention.start + 1
            own = known.get(mention.target)
            if own is None or stems[own.id] in clause:
                continue
            other = next((known[key] for key in kinds.get(type(own), ()) if stems[key] in clause), None)
            if other is not None and other is not own:
                place = passage.at(mention.start)
                message = f"前面说的是“{title_of(other)}”，指的却是{NOUNS[type(own)]}“{title_of(own)}”"
                hint = f"核对编号；是前一个就写 [@{other.id}]"
                about = passage.about(f"mention:{own.id}", mention.start)
                yield W209.problem(message, place, hint, about, other.id)


def _stem(target: Target) -> str:
    return _FORM.sub("", _AREA.sub("", str(title_of(target))))
