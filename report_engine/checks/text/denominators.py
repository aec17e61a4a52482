"""Of what an indicator is a share, and of what a text says that it is: 占专任教师的{双师型占专业课教师比例}."""

from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.facts.catalogue import Indicator
from report_engine.language.expressions import expression
from report_engine.language.passages import Bound, Passage
from report_engine.load import Loaded

_OF = expression(
    r"(?:占(?:比|到|了)?|相当于)(?P<whole>[^，。；、\d\x01占]{2,20}?)的?(?:比例|比重)?(?:约|为|是|达到?)*\Z"
)
_ALL = expression("^(?:全市|全部|当年|本年|所有|全体|同期)+")
_DIVIDED = expression(r"/\s*(?P<by>\w+|\([^()]*\))\s*\*\s*100\s*$")
_NAME = expression(r"[^\W\d]\w*")
_FAR = 30
_SHORTEST = 3  # characters of a name cut at its end that still say what is meant


@dataclass(frozen=True, slots=True)
class OtherWhole:
    """A share whose whole is another than the text says."""

    value: Bound
    said: str
    right: str


def other_wholes(passage: Passage, loaded: Loaded) -> Iterator[OtherWhole]:
    """Find the shares of a passage that are said to be of something else."""
    for value in passage.values:
        one = value.indicator
        of = _OF.search(passage.text, max(0, value.start - _FAR), value.start) if one and one.unit == "%" else None
        if one is None or of is None or value.is_change:
            continue
        whole = _ALL.sub("", of["whole"])
        found = [name for name in loaded.subjects.find(whole) if name.start == 0 and name.end == len(whole)]
        divisor = _divisor(one, loaded)
        if not found or not divisor or not (found[0].whole or len(found[0].name) >= _SHORTEST):
            continue
        alone = len(divisor) == 1
        if not alone or found[0].owners.isdisjoint(divisor):
            names = "、".join(str(loaded.facts.catalogue[key].name) for key in divisor)
            yield OtherWhole(value, whole, names if alone else str(one.definition).rstrip("。"))


def _divisor(one: Indicator, loaded: Loaded) -> tuple[str, ...]:
    """List what an indicator is divided by; nothing where no formula says so."""
    divided = _DIVIDED.search(str(one.formula or ""))
    names = _NAME.findall(divided["by"]) if divided else []
    found = [loaded.facts.find(name) for name in names]
    return tuple(str(indicator.id) for indicator in found if indicator)
