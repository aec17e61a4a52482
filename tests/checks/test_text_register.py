"""W308: words of the net and of talk, and praise without ground, which no report uses."""

import pytest
from tiny_project import Tiny

from .language import messages


@pytest.mark.parametrize(
    "text",
    [
        "话剧社在展演中圈粉无数。",
        "招募令一出，名额秒光。",
        "这支队伍的实力妥妥的。",
        "现场气氛瞬间嗨翻了。",
        "面点社的表现特别给力。",
        "中心搞了个手机袋，效果蛮好。",
        "老师们挺满意，都说挺好。",
        "开放日太热闹了，来了很多人。",
        "咱们中心的食堂真不赖。",
        "学员高兴得不得了，忙坏了后勤。",
        "大家伙都说活动顶呱呱。",
        "礼仪操举世无双，观众惊叹。",
        "合唱团堪称全国第一。",
        "任何学校都无法与之相比。",
        "中心拥有全国最好的实训室。",
    ],
)
def test_talk_and_praise(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W308")


@pytest.mark.parametrize(
    "text",
    [
        "中老铁路开通后，物流专业受到欢迎。",
        "学员参观天下第一关。",
        "短视频获得大量点赞，成为打卡地。",
        "团干部走上讲台，宣讲接地气。",
        "各校不搞一刀切，不搞大场面。",
        "啦啦操队身姿挺拔，动作整齐。",
        "没有太大差别，也不求十全十美。",
        "宿舍有一间教室坏了，修整了三天。",
        "“太好了”，他说。",
        "评出全国最美教师一名。",
        "老师傅手把手地教，学员弄清了原理。",
        "校园里的儿童剧很受欢迎，幼儿专业排演。",
        "企业家特意回校，送来特大号工具箱。",
        "少数民族学员表演了竹竿舞。",
    ],
)
def test_what_a_report_may_say(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W308") == []
