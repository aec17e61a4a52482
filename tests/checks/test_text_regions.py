"""W205 and W304: what another province's text left behind, and a clause that was pasted twice."""

import pytest
from tiny_project import Tiny

from .language import messages


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("W205", "各校把岭南文化融入校歌和廊道布置。"),
        ("W205", "各校主动融入粤港澳大湾区，互派学生交流。"),
        ("W205", "按照浙江省教育厅的部署，各校开展自查。"),
        ("W304", "为丰富课余生活，学校开设了选修课，学校开设了选修课，内容涉及剪纸。"),
    ],
)
def test_left_behind(tiny: Tiny, code: str, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, code)


@pytest.mark.parametrize(
    "text",
    [
        "学生赴广东研学，走进岭南文化馆；美术班举办岭南文化展。",
        "学校与浙江省教育厅对口帮扶的学校交流，浙江省教育厅的专家来自高校。",
        "剪纸课深受欢迎，深受欢迎的还有泥塑；他种玉米，你种玉米，我种玉米。",
    ],
)
def test_own_text(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W205") == messages(tiny, "W304") == []
