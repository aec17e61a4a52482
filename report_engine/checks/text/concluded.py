"""W132: what a sentence concludes from the numbers of two years does not say the contrary.

规则：一句里先后写出同一个指标上年和本年的数，句末的评价（规模扩大、再上新台阶、力度加大、持续萎缩……）与变动的方向不相反。
好：在校生由27338人变为26055人，规模有所缩小。
坏：在校生由27338人变为26055人，规模稳步扩大；专项经费比上年少，投入力度持续加大。
"""

import re
from collections.abc import Iterator

from report_engine.language.amounts import Amount
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W132 = Code("W132", Category.TEXT)

_UP = "扩大|壮大|加大|增强|攀升|走高|突破|新高|上(?:了)?(?:一个)?新?台阶|更上一层楼|向好|喜人"
_DOWN = "萎缩|缩小|缩减|下滑|走低|减弱|滑坡|收缩"
_CLAUSES = 2  # behind the numbers: what is said later may be about something else
_SAYS = re.compile(f"(?P<up>{_UP})|(?P<down>{_DOWN})")
_TURNED = re.compile(
    "但|然而|不过|虽|尽管|却|仍|争取|力争|将|应|需|要|为了|没有|未能|不再|而是|差距|降幅|减幅|下降|减少"
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold the end of each sentence against the two values of an indicator before it."""
    for one in loaded.sentences:
        pair = _pair(one.amounts)
        if pair is None:
            continue
        old, new = pair
        text = one.passage.quiet
        rest = text[max(old.end, new.end) : one.end]
        said = _SAYS.search(rest)
        if not said or _TURNED.search(rest) or re.search(r"[\d\x01]", rest) or rest.count("，") > _CLAUSES:
            continue
        if (new.value > old.value) is not bool(said["up"]):
            at = max(old.end, new.end) + said.start()
            message = f"“{said[0]}”与数相反：由 {old.value.normalize():f} 到 {new.value.normalize():f}"
            about = one.passage.about(f"concluded:{said[0]}", at)
            yield W132.problem(message, one.passage.at(at), "改写这句评价，或核对这两个数", about, said[0])


def _pair(amounts: tuple[Amount, ...]) -> tuple[Amount, Amount] | None:
    """Take the value of the year before and that of this year, if a sentence has these of one indicator only."""
    bound = [one for one in amounts if one.bound and one.bound.indicator and not one.change]
    if len(bound) != 2 or len(bound) != len(amounts):
        return None
    old, new = sorted(bound, key=lambda one: one.bound.year if one.bound else 0)
    assert old.bound
    assert new.bound
    same = old.bound.indicator is new.bound.indicator and old.bound.year < new.bound.year
    return (old, new) if same and old.value != new.value else None
