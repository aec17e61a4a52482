"""W214 to W216, W306 to W309: lists, marks, constructions, and what the list of schools says."""

import pytest
from tiny_project import CATALOGUE, SCHOOLS, SECTION, Tiny

from .language import found, messages

# --- W306: announced --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("学校从三个方面推进：升级网络，建设中心，开发应用，开展培训。", "写的是“三个方面推进”，列出的是 4 项"),
        ("教学突出两个转变：由讲授向实践转变，由课堂向岗位转变，由单一向多种转变。", "写的是“两个转变”，列出的是 3 项"),
        ("坚持“四个结合”，即训练与企业结合、日常与赛前结合、教师与学长结合。", "写的是“四个结合”，列出的是 3 项"),
        ("抓好五项工作：一是优化专业，二是加强培训，三是深化合作。", "写的是“五项工作”，列出的是 3 项"),
        ("存在三个短板：结构不合理；设备陈旧；参与度不高；保障不足。", "写的是“三个短板”，列出的是 4 项"),
        ("明确了六项任务，分别是招生、专业、师资和条件。", "写的是“六项任务”，列出的是 4 项"),
        ("校训是八个字：立德、修身，强技。", "写的是“八个字”，列出的是 6 项"),
        ("按五步处置：报告、寻找、联系家长、陪伴，并写明由谁负责、几分钟完成。", "写的是“五步处置”，列出的是 4 项"),
        ("学校采取四项措施。一是定制度，二是抓落实，三是勤巡查。", "写的是“四项措施”，列出的是 3 项"),
    ],
)
def test_announced_and_not_listed(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W306") == [said]


def _paragraphs(tiny: Tiny, *texts: str) -> None:
    """Put paragraphs and lists before everything else in the section."""
    tiny.change(SECTION, "    body:\n", "    body:\n" + "".join(f"      - {text}\n" for text in texts))


def test_items_of_a_list_are_counted(tiny: Tiny) -> None:
    tiny.prose("重点做好三项工作：\n\n- 规范招生。\n- 优化专业。")
    assert messages(tiny, "W306") == ["写的是“三项工作”，列出的是 2 项"]


def test_paragraphs_that_follow_are_counted(tiny: Tiny) -> None:
    _paragraphs(tiny, "主要做了四方面工作。", "一是定制度，抓落实。", "二是勤巡查，严通报。", "学生更有序。")
    assert messages(tiny, "W306") == ["写的是“四方面工作”，列出的是 2 项"]


@pytest.mark.parametrize(
    "texts",
    [
        ("|\n        重点做好两项工作：\n\n        - 规范招生。\n        - 优化专业。",),
        ("主要做了两方面工作。", "一是定制度，抓落实。", "二是勤巡查，严通报。", "学生更有序。"),
        ("主要做了两方面工作。", "学校成立了领导小组。"),
        ("三个方面：完善制度、落实责任、加强巡查。",),
        ("三个方面：完善制度，明确到人；落实责任，定期通报；加强巡查，不留死角。",),
        ("三个方面：完善制度、落实责任和加强巡查。",),
        ("四项工作，其中三项针对短板：定制度，抓落实，勤巡查。",),
        ("学校有两个校区：南校区在城南，占地不大，设机电、信息两个系，学生住校。",),
        ("按五步处置：报告、寻找、联系家长、陪伴、复盘，并写明由谁负责、几分钟完成。",),
        ("评语只有八个字：心中有爱，手中有法。",),
        ("本报告共七部分：概况、人才、服务、文化、产教、保障、挑战与展望。",),
    ],
)
def test_announced_and_listed(tiny: Tiny, texts: tuple[str, ...]) -> None:
    _paragraphs(tiny, *texts)
    assert found(tiny, "W306") == []


# --- W309: listed -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("建有护理、药剂、助产、康复、中医四个实训中心。", "写的是“四个实训中心”，前面列举了 5 项"),
        ("与甲公司、乙公司、丙公司等两家企业签约。", "写的是“两家企业签约”，前面列举了 3 项"),
        ("在东城区、西城区、南城区四个区开展培训。", "写的是“四个区开展培训”，前面列举了 3 项"),
        ("昌黎、抚宁、卢龙、青龙三地的中心发挥作用。", "写的是“三地的中心发”，前面列举了 4 项"),
        ("把毕业证书、技能证书和急救员证书四证写入方案。", "写的是“四证写入方案”，前面列举了 3 项"),
        ("形成“匠心”“暖心”“同心”四个品牌。", "写的是“四个品牌”，前面列举了 3 项"),
    ],
)
def test_listed_and_counted_otherwise(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W309") == [said]


def test_registered_names_listed_and_counted_otherwise(tiny: Tiny) -> None:
    tiny.prose("海港中专、市卫校三所学校参加；海港中专与海港日报、市农科院三家企业签约；海港中专和市卫校三所公办学校。")
    tiny.write("data/terms.yaml", "bodies: [{ name: 海港日报 }, { name: 市农科院 }]\n")
    said = [text.partition("”")[0] for text in messages(tiny, "W309")]
    assert said == ["写的是“三所学校参加", "写的是“三家企业签约", "写的是“三所公办学校"]


def test_registered_names_listed_and_counted(tiny: Tiny) -> None:
    tiny.prose(
        "海港中专、市卫校两所学校参加；海港中专与海港日报、市农科院两家企业签约；甲校、市卫校、海港中专等五所学校。"
    )
    tiny.write("data/terms.yaml", "bodies: [{ name: 海港日报 }, { name: 市农科院 }]\n")
    assert found(tiny, "W309") == []


def test_listed_more_than_the_value_behind(tiny: Tiny) -> None:
    tiny.prose("甲校、乙校、丙校等{中职学校数}所学校参加。")
    assert messages(tiny, "W309") == ["写的是“{中职学校数}所学校参加”，前面列举了 3 项"]


@pytest.mark.parametrize(
    "text",
    [
        "建有护理、药剂、助产三个实训中心。",
        "与甲公司、乙公司等五家企业签约。",
        "开设数控技术应用、汽车运用与维修、计算机应用三个专业。",
        "组织护理、助产专业三个班参加。",
        "依托甲校、乙校的场地，开展焊接、钳工、车工三项培训。",
        "其中总馆一个、社区分馆{bus_lines}个、乡镇分馆3个。",
        "企业共120家，其中大型18家、中型37家。",
        "省、市、县三级联动；教务处、学生处两部门；图书馆、校史馆两馆一中心；京、津、冀三地，校、企、家三方。",
        "自然灾害、事故灾难分为特别重大、重大、较大和一般四级。",
        "有迟到、早退、旷课等第六项行为的。",
        "对接发展需求、技术趋势和全市十大特色产业。",
        "收到申请表、合同、证明和意见之日起15个工作日内答复。",
        "办理入学、转学、休学手续三年来无差错。",
    ],
)
def test_listed_and_counted(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W309") == []


# --- W307: title marks ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("参加““技能成才””演讲。", ["“““”叠用了", "“”””叠用了"]),
        ("依据《《教学标准》》修订。", ["“《《”叠用了", "“》》”叠用了"]),
        ("开设《航空服务》专业。", ["专业的名称不用书名号：《航空服务》专业"]),
        ("获得《先进单位》称号。", ["称号的名称不用书名号：《先进单位》称号"]),
        ("举办《匠心筑梦》主题活动。", ["主题活动的名称不用书名号：《匠心筑梦》主题活动"]),
        ("学习“职业教育条例”。", ["文件名称用书名号：“职业教育条例”"]),
    ],
)
def test_mark_that_is_wrong(tiny: Tiny, text: str, said: list[str]) -> None:
    tiny.write("data/terms.yaml", "documents: [{ name: 职业教育条例 }]\n")
    tiny.prose(text)
    assert messages(tiny, "W307") == said


def test_mark_that_is_right(tiny: Tiny) -> None:
    tiny.write("data/terms.yaml", "documents: [{ name: 职业教育条例 }]\n")
    tiny.prose("学习《职业教育条例》《护理》，讲授《电工基础》课程，修订《护理》专业教学标准，说：“‘匠心’在此。”")
    assert found(tiny, "W307") == []


# --- W308: constructions ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "培训不少于80学时以上。",
        "年龄大约在四十岁左右。",
        "每班超过40人以下。",
        "缺勤率控制在3%以上。",
        "各校防止不发生安全事故。",
        "严禁学生不携带火种入校。",
        "操作时切忌不要离开。",
        "通过开展企业实践，使教师的能力得到提高。",
        "在市教育局的指导下，使各校有了制度。",
        "双方的权利进行了予以明确。",
        "之所以增加，是因为主动对接的原因。",
        "学校围绕以产业为中心，调整专业。",
        "各校扎实的推进改革。",
        "课前准备的十分充分。",
        "活动办的有声有色。",
        "学校加强与企业地联系。",
        "学生认真得完成了任务。",
        "参加的家长约有200多人。",
        "二名教师获奖。",
        "他是唯一获奖的选手之一。",
        "招生人数增长了减少到200人。",
        "学校以服务为宗旨、以就业导向，深化改革。",
        "学校食堂改善了饭菜的种类和质量，学生满意。",
        "办学条件有了显著的提高，学生满意。",
        "因为场地紧张，但学校错峰排课。",
        "只有肯钻研、愿吃苦，就能干出业绩。",
        "竞赛不仅检验了成果，所以促进了成长。",
        "与其条件再艰苦，学校也没有停下脚步。",
        "选手们凯旋归来。",
        "开设机电、汽修、电商、等专业。",
        "经过两年培养。教师已经上课。",
        "怎样让课堂活起来，学校的回答是把任务搬进来。",
        "邀请刘志远先生教授讲座。",
        "各位领导出席了仪式。",
        "师傅手把手的教，徒弟认真学。",
        "校长讲的很动情，会场响起掌声。",
        "走进新建地实训大楼，学生很高兴。",
        "动作做地越来越标准。",
    ],
)
def test_construction_that_is_wrong(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(found(tiny, "W308")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "培训不少于80学时，80学时以上的记入档案；年龄在四十岁左右。",
        "每班不超过40人，40人以下的合班；避免不必要的损失，防止不合格产品出厂。",
        "严禁未经批准带学生外出，杜绝不文明行为。",
        "通过开展企业实践，教师的能力得到提高；通过测评，使用效果良好。",
        "学校通过培训，使教师的能力得到提高。",
        "之所以增加，是因为主动对接；围绕产业调整专业，以产业为中心。",
        "各校扎实地推进改革，准备得十分充分，受到学生的十分欢迎，利用课前的十分钟开展活动。",
        "共建实训基地，各地联系企业，加强与当地合作。",
        "学校提供认真的学习环境，扎实的推进举措收到成效。",
        "他说“防止不发生事故”。",
        "参加的家长约有200人，第二名教师获奖，二年级学生多。",
        "坚持以就业为导向，以党建引领，改善大气质量和办学条件。",
        "只有肯钻研，才能干出业绩；只要肯钻研，就能干出业绩。",
        "因为场地紧张，学校错峰排课；与其他学校合作，也没有停下脚步。",
        "开设机电、汽修等专业；经过两年培养，教师已经上课。",
        "悄悄的变化，目的很明确，真的很好，讲的很多是实例；新建地下工程，各地方积极参与。",
    ],
)
def test_construction_that_is_right(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W308") == []


# --- W214, W215: the list of schools ----------------------------------------------------------

LIST = """\
序号,学校名称,简称,举办者,隶属,附设职高班,备注,在校生规模
1,海港市职业中专,海港中专,公办,市属,否,国家级重点校,600
2,海港市卫生学校,市卫校,公办,市属,否,国家级重点校,900
3,临山县职教中心,临山职教,公办,县属,否,国家级示范校,700
4,海港市艺术学校,市艺校,民办,市属,否,,150
5,海港市特教学校,市特校,公办,市属,是,,30
6,海港市航空学校,航空学校,民办,市属,是,,80
"""


@pytest.fixture
def listed(tiny: Tiny) -> Tiny:
    """A project with a list of six schools."""
    tiny.write(SCHOOLS, LIST)
    tiny.change(CATALOGUE, "  unit: 所\n", "  unit: 所\n  definition: 中等职业学校所数，不含技工学校\n")
    return tiny


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("海港市艺术学校是一所市属公办学校。", "这里说海港市艺术学校是“公办”，一览表里是民办"),
        ("临山县职教中心为市属公办学校。", "这里说临山县职教中心是“市属”，一览表里是县属"),
        ("民办学校海港中专环境优美。", "这里说海港中专是“民办”，一览表里是公办"),
        ("市艺校（公办）与企业合作。", "这里说市艺校是“公办”，一览表里是民办"),
        ("临山县职教中心是国家级重点校。", "这里说临山县职教中心是“国家级重点校”，一览表里是国家级示范校"),
        ("作为一所县属学校，市卫校承担培训。", "这里说市卫校是“县属”，一览表里是市属"),
        (
            "附设职高班的学校共2所，即市特校和市艺校。",
            "这里说市艺校是“附设职高班”，一览表里是“附设职高班”为否",
        ),
    ],
)
def test_class_that_is_wrong(listed: Tiny, text: str, said: str) -> None:
    listed.prose(text)
    assert messages(listed, "W214") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "海港市艺术学校是一所市属民办学校，与公办学校海港中专结对。",
        "市艺校原为公办学校，2010年转为民办。",
        "海港市艺术学校是国家级重点校。",  # the list says nothing of it
        "公办学校教师到市艺校交流；市艺校与公办学校合作。",
        "附设职高班的学校共2所，即市特校和航空学校。",
    ],
)
def test_class_that_is_right(listed: Tiny, text: str) -> None:
    listed.prose(text)
    assert found(listed, "W214") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("海港中专在校生规模居全市首位。", "“居全市首位”与一览表不符：在校生规模，海港中专 600，海港市卫生学校 900"),
        ("民办学校中，航空学校在校生最多。", "“最多”与一览表不符：在校生规模，航空学校 80，海港市艺术学校 150"),
        ("航空学校是规模最大的民办学校。", "“最大”与一览表不符：在校生规模，航空学校 80，海港市艺术学校 150"),
        ("规模最大的海港中专，校舍最新。", "“最大”与一览表不符：在校生规模，海港中专 600，海港市卫生学校 900"),
        (
            "航空学校是民办学校中规模最大的一所。",
            "“最大”与一览表不符：在校生规模，航空学校 80，海港市艺术学校 150",
        ),
        ("规模最小的是市艺校。", "“最小”与一览表不符：在校生规模，市艺校 150，海港市特教学校 30"),
    ],
)
def test_rank_that_is_wrong(listed: Tiny, text: str, said: str) -> None:
    listed.prose(text)
    assert messages(listed, "W215") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "市卫校在校生规模居全市首位，民办学校中市艺校在校生最多。",
        "市艺校招生增幅最大，航空学校专业最多。",
        "市艺校是全市规模最大的民办学校。",
        "县属学校中，规模最大的是临山县职教中心。",
        "临山县职教中心是临山县规模最大的学校，县域内规模最大的是临山县职教中心。",
    ],
)
def test_rank_that_is_right(listed: Tiny, text: str) -> None:
    listed.prose(text)
    assert found(listed, "W215") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("按含技工学校口径，全市学校共{中职学校数}所。", 1),
        ("全市学校（含技工学校）共{中职学校数}所。", 1),
        ("全市学校（不含技工学校）共{中职学校数}所。", 0),
        ("计入技工学校，全市学校共{中职学校数}所。", 1),
        ("把技工学校算在内，全市学校共{中职学校数}所。", 1),
        ("全市学校共{中职学校数}所，技工学校已统计在内。", 1),
        ("全市学校共{中职学校数}所，技工学校未统计在内。", 0),
        ("剔除技工学校后，全市学校共{中职学校数}所。", 0),
        ("全市学校共{中职学校数}所，含民办学校。", 0),
    ],
)
def test_scope(listed: Tiny, text: str, count: int) -> None:
    listed.prose(text)
    assert len(found(listed, "W216")) == count


def test_names_come_from_the_table_that_the_dictionary_declares(tiny: Tiny) -> None:
    tiny.write("data/2024/libraries.csv", "馆名,简称,类型\n云岭县图书馆,县馆,总馆\n石桥镇分馆,石桥分馆,乡镇分馆\n")
    tiny.write("data/terms.yaml", "institutions: [{ table: libraries, name: 馆名, short: 简称 }]\n")
    tiny.prose("云岭县图节馆开放，石桥镇分馆也开放。")
    assert messages(tiny, "W201") == ["“云岭县图节馆”与“云岭县图书馆”只差一两个字"]


def test_table_that_is_none(tiny: Tiny) -> None:
    tiny.write("data/terms.yaml", "institutions: [{ table: library, name: 馆名 }]\n")
    assert [text for text in tiny.check() if "D042" in text]
