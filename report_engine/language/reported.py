"""Whether a narrator tells what somebody said: 校长致辞，预祝大会成功 is no speech, 预祝大会成功 alone is one."""

import re

from report_engine.language.passages import HAN, HANZI, HIDDEN

_NAME = rf"(?!在|对|向|为|由|从|以|让|请|下面|现在|首先|最后|谨|同时|今天|借此|衷心|诚挚)[{HAN}、（）{HIDDEN}]"
# Somebody who is named, and what he or she does with words.
_SAYS = (
    rf"(?:\A|[，；：\n]){_NAME}{{2,40}}?(?:致{HANZI}{{0,6}}[辞词]|讲话|发言|表示|指出|强调|勉励|寄语|介绍|宣布|希望|要求|祝愿|代表{HANZI}{{2,12}}[向对])"
    r"|(?:\A|[，；：\n])(?:最后|随后|首先|同时)?，?[他她](?!们?的)"
)
# Somebody who is named, and a preposition right before those who are spoken to: 班主任向各位家长介绍.
_TURNS_TO = (
    rf"(?:\A|[，；：\n])(?:(?:首先|最后|随后|会上|其间|活动中)，?)?"
    rf"{_NAME}{{2,30}}?[向对给与和同跟为][{HAN}、]{{0,12}}\Z"
)
_OWN = "我|咱|你|您|谨|同志们|[：，]大家好"


def reported(text: str, start: int, at: int) -> bool:
    """Tell whether before a place a sentence, from its `start`, has named who speaks, or who turns to somebody."""
    before = text[start:at]
    return not re.search(_OWN, before) and any(re.search(speaks, before) for speaks in (_SAYS, _TURNS_TO))
