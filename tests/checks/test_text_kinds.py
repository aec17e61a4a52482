"""W308: anywhere in a list, a word beside what it contains."""

import pytest
from tiny_project import Tiny

from .language import messages


@pytest.mark.parametrize(
    "text",
    [
        "展厅设有书法、绘画、剪纸、非遗项目和中国结等展位。",
        "中心新建了篮球、足球、球类、田径四个社团。",
        "参加讲座的有教师、学生、女生代表和家长。",
        "阅览室配备了小说、散文、诗歌、文学作品以及专业工具书。",
        "院子里栽有松树、垂柳、乔木和月季，四季常青。",
        "服务队由党员、教师、学生和女生组成。",
        "中心先后开设戏剧、舞蹈、艺术、书法等社团。",
        "活动准备了颜料、画笔、水彩纸和绘画材料。",
        "科技节吸引了全校学生、团员和家长参加。",
        "中心聘请劳动模范、大国工匠、非遗传承人和校外人员担任辅导员。",
        "图书角配有报纸、文学类图书、小说和工具书。",
        "中心组织教师、班主任、党员和学员参观。",
        "学员走进海港区、山海关区和秦皇岛市，为老人维修家电。",
    ],
)
def test_one_contains_another(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(messages(tiny, "W308")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "展厅设有书法、绘画、剪纸和中国结等非遗项目，田径、球类和操舞；苹果、梨和其他水果。",
        "心理教师、班主任和家长，优秀教师、优秀班主任、先进工作者。",
        "体验投壶、面塑等民俗和非遗技艺；公共汽车、校车；科技类图书、小说和工具书。",
        "学生、教师和家长参加；劳动模范、大国工匠和非遗传承人等校外人员担任辅导员。",
        "河北省、秦皇岛市、昌黎县三级联动，唐山市和秦皇岛市，海港区、山海关区和唐山市都有代表。",
        "图书和小说阅览室，学生、毕业生和家长代表，教师、学生的作品。",
    ],
)
def test_none_does(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W308") == []
