"""Words that judge how a quantity moved: by its size (壮大, 萎缩), or by whether that is good (改善, 滑坡).

What is good depends on the quantity: of 迟到 and 投诉 fewer are better, of 成绩 and 获奖 more; of most nobody can tell.
"""

import re
from decimal import Decimal

from report_engine.language.expressions import expression

_GROWN = "扩大|扩充|扩容|壮大|充实|雄厚|加大|攀升|走高|突破|新高|新突破|上(?:了)?(?:一个)?新?台阶|更上一层楼"
_SHRUNK = "萎缩|缩小|缩减|缩水|下滑|走低|滑坡|收缩|锐减|越来越少"
_BETTER = (
    "改善|好转|增强|提升|提高|优化|进步|向好|喜人|可喜|欣慰|成效|见效|佳绩|高涨|浓厚|巩固|好成绩|良好态势|遏制|杜绝"
)
_WORSE = "恶化|下滑|滑坡|严峻|退步|不容乐观|堪忧|松懈|反弹|转差|变差|减弱|淡薄"
_JUDGED = expression(f"(?P<up>{_GROWN})|(?P<down>{_SHRUNK})|(?P<good>{_BETTER})|(?P<bad>{_WORSE})")
# Fewer are better.
_BAD_THING = expression(
    "迟到|早退|旷课|缺[勤课]|违[纪规]|流失|辍学|退学|失学|投诉|事故|隐患|差错|错误|故障|近视|肥胖|失业|缺口|逾期|处分|纠纷"
    "|信访|欺凌|打架|不合格|不及格|未就业|伤害|受伤|发病|浪费|破损|损坏|丢失|空岗|缺编|挂科|补考|[生师][师生]比"
)
# More are better.
_GOOD_THING = expression(
    "合格|优秀|达标|满意|就业率|升学率|出勤|到课|巩固率|成绩|得分|平均分|获奖|奖项|奖牌|证书|取证|通过率|借阅|借书|阅读|"
    "收入|月薪|参与|志愿|晋升|签约|立项|报名|对口率|落实率|覆盖"
)
# How far something moved.
_STEP = expression(
    "(?P<far>大幅|跨越式|飞跃|[激猛陡剧]增|骤[降增减]|锐减|急剧|井喷|突飞猛进|天翻地覆)|(?P<near>略有|小幅|微[增降升]|稍有|略微|略[增降升])"
    "|(?P<twice>成倍|翻番|翻了?一番|翻倍)"
)
_LITTLE, _POINTS = Decimal("0.03"), Decimal("1.5")  # nobody calls less a leap: of the old number, of a percentage
_MUCH, _TWICE = Decimal("0.3"), Decimal("1.8")


def judged(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the first such word between two offsets."""
    return _JUDGED.search(text, start, end)


def contradicts(word: re.Match[str], *, rose: bool, of: str) -> bool:
    """Tell whether a word says the contrary of how a quantity moved; `of` is what names the quantity."""
    if word["up"] or word["down"]:
        # 违纪增多，成绩下滑: a bad thing that grew and a size that shrank are not the same thing.
        return bool(word["up"]) is not rose and not _BAD_THING.search(of)
    better = rose if _GOOD_THING.search(of) and not _BAD_THING.search(of) else not rose
    return bool(_GOOD_THING.search(of) or _BAD_THING.search(of)) and bool(word["good"]) is not better


def exaggerated(text: str, start: int, end: int, old: Decimal, new: Decimal, *, percent: bool) -> re.Match[str] | None:
    """Find the word for a step between two numbers that is much greater or smaller than the step."""
    step = abs(new - old) / abs(old)
    little = abs(new - old) < _POINTS if percent else step < _LITTLE
    for word in _STEP.finditer(text, start, end):
        if (word["far"] and little) or (word["near"] and step > _MUCH) or (word["twice"] and new < old * _TWICE):
            return word
    return None
