"""The marks that a draft prints where something is still to be done, such as 〔待填：在校生数〕.

They stand in a character style of their own; a template that has it decides how they look.
"""

import re
from typing import Literal

STYLE = "草稿记号"

Kind = Literal["待填", "待改写", "待核对", "待查", "待补"]

OPENING = re.compile(r"〔待(?:填|改写|核对|查|补)(?:：[^〔〕]*)?〕")


def open_mark(kind: Kind, what: str = "") -> str:
    """Write a mark; `what` names the thing that is lacking."""
    inside = "".join(" " if sign in "〔〕" or not sign.isprintable() else sign for sign in what).strip()
    return f"〔{kind}：{inside}〕" if inside else f"〔{kind}〕"
