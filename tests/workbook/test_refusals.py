"""`read_workbook`: what is refused, with the sheet and the cell."""

import datetime
import io
import random
import zipfile

import pytest
from openpyxl import Workbook
from tiny_project import VALUES, Tiny

from report_engine.ooxml.archive import repack, unpack
from report_engine.project import Project

from .paper import NAME, Paper

PLAIN = "（写数字；约数、算式和别的单位都不行，查不到写 —，没有统计留空）"
TEXT_FORMAT = "（先把这一格设为文本格式，再重新输入）"
CATALOGUE = "（编号、名称和单位在 data/indicators.yaml 里改）"
AGAIN = "重新导出一份，把改动抄过去"
REPAIR = "（用 Excel 打开并修复后另存；打不开就从上一次可用的版本恢复）"
SAVE = "（用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”）"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1,20", f"“1,20”不是数{PLAIN}"),
        ("1200万人", f"“1200万人”不是数{PLAIN}"),
        ("12个", f"“12个”不是数{PLAIN}"),
        ("约1200", f"“约1200”不是数{PLAIN}"),
        ("1.2E+03", f"“1.2E+03”不是数{PLAIN}"),
        (True, "逻辑值 TRUE（写数字或文字）"),
        ("#REF!", "错误值 #REF!（改正公式，或直接写数）"),
        (datetime.datetime(2024, 1, 2), f"Excel 把它变成了日期或时间（2024-01-02 00:00:00）{TEXT_FORMAT}"),  # noqa: DTZ001
        (datetime.time(3, 4), f"Excel 把它变成了日期或时间（03:04:00）{TEXT_FORMAT}"),
    ],
)
def test_value_of_the_wrong_kind(paper: Paper, typed: object, said: str) -> None:
    assert paper.put("指标!D2", typed).refused() == [f"data.xlsx: 错误 X008 指标!D2：{said}"]


def test_text_in_the_column_of_numbers_of_a_table(paper: Paper) -> None:
    assert paper.put("学校一览表!E3", "四百").refused() == [f"data.xlsx: 错误 X008 学校一览表!E3：“四百”不是数{PLAIN}"]


def test_date_in_a_remark(paper: Paper) -> None:
    paper.put("指标!F2", datetime.date(2024, 1, 2))
    assert paper.refused() == [
        f"data.xlsx: 错误 X008 指标!F2：Excel 把它变成了日期或时间（2024-01-02 00:00:00）{TEXT_FORMAT}"
    ]


def test_percent_format_would_lose_a_hundred(paper: Paper) -> None:
    assert paper.put("指标!D2", 0.8989, "0.00%").refused() == [
        "data.xlsx: 错误 X008 指标!D2：百分比格式，显示 89.89%，存的是 0.8989（把格式改为数值，再写 89.89）"
    ]


def test_invisible_character(paper: Paper) -> None:
    assert paper.put("指标!F2", "甲\u200b乙").refused() == [
        "data.xlsx: 错误 F004 指标!F2：含有看不见的字符 U+200B（删除它后重新输入这一处）"
    ]


def test_formula_without_its_value(paper: Paper) -> None:
    assert paper.put("指标!D2", "=SUM(D3:D4)").refused() == [
        "data.xlsx: 错误 X009 指标!D2：公式 =SUM(D3:D4) 没有算出的值（在 Excel 里重新计算并保存，或把公式粘贴为数值）"
    ]


def test_formula_that_gives_an_error(paper: Paper) -> None:
    assert paper.put_formula("指标!D2", "=1/0", "#DIV/0!", "e").refused() == [
        "data.xlsx: 错误 X008 指标!D2：错误值 #DIV/0!（改正公式，或直接写数）"
    ]


@pytest.mark.parametrize(
    ("place", "typed", "said"),
    [
        ("指标!B2", "在校学生数", f"指标!B2：这一格不能改，原来是“在校生数”，现在是“在校学生数”{CATALOGUE}"),
        ("指标!E2", None, f"指标!E2：这一格不能改，原来是“人”，现在是空的{CATALOGUE}"),
        ("指标!C2", 960, "指标!C2：这一格不能改，原来是“950”，现在是“960”（上年的值在 data/2023 里改）"),
        (
            "指标!D5",
            40,
            "指标!D5：这一格不能改，原来是“33.33”，现在是“40”（它由其他数据算得，要改请改它的来源数据）",
        ),
        (
            "指标!D9",
            "35:65",
            "指标!D9：这一格不能改，原来是“34.8:65.2”，现在是“35:65”（它由其他数据算得，要改请改它的来源数据）",
        ),
    ],
)
def test_locked_cell(paper: Paper, place: str, typed: object, said: str) -> None:
    assert paper.put(place, typed).refused() == [f"data.xlsx: 错误 X007 {said}"]


def test_remark_where_the_file_has_no_such_column(tiny: Tiny) -> None:
    tiny.write(VALUES, "\n".join(line.rpartition(",")[0] for line in tiny.path(VALUES).read_text("utf-8").split("\n")))
    assert Paper(tiny.project).put("指标!F2", "约数").refused() == [
        f"data.xlsx: 错误 X007 指标!F2：这一格不能改，原来是空的，现在是“约数”（{VALUES} 没有“备注”一列）"
    ]


def test_a_sheet_without_a_head_is_told_in_one_line(paper: Paper) -> None:
    with paper.book() as book:
        book["学校一览表"].delete_rows(1, 99)
    heads = "序号、学校名称、简称、举办者、在校生规模"
    assert paper.refused() == [f"data.xlsx: 错误 X003 学校一览表!A1：没有找到表头，应为 {heads}（{AGAIN}）"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("student", "是不是“students”？新指标先在 data/indicators.yaml 里登记，再重新导出"),
        ("在校生数", "“在校生数”的编号是 students"),
        ("xyz", "新指标先在 data/indicators.yaml 里登记，再重新导出"),
    ],
)
def test_unknown_indicator(paper: Paper, typed: str, hint: str) -> None:
    paper.put("指标!A10", typed).put("指标!D10", 5)
    assert paper.refused() == [f"data.xlsx: 错误 X004 指标!A10：没有“{typed}”这个编号（{hint}）"]


def test_changed_key_is_an_unknown_one(paper: Paper) -> None:
    assert paper.put("指标!A2", "pupils").refused() == [
        "data.xlsx: 错误 X004 指标!A2：没有“pupils”这个编号（新指标先在 data/indicators.yaml 里登记，再重新导出）",
        "data.xlsx: 提示 X006 指标：没有“在校生数”，这些数保持不变（指标要改名、删去，见指南）",
    ]


def test_row_without_key(paper: Paper) -> None:
    assert paper.put("指标!D12", 5).refused() == [
        "data.xlsx: 错误 X004 指标!A12：这一行没有写“编号”（补上，或清空整行）"
    ]


def test_row_there_twice(paper: Paper) -> None:
    assert paper.put("指标!A10", "students").put("指标!D10", 5).refused() == [
        "data.xlsx: 错误 X005 指标!A10：“students”重复，第 2 行已经有了（删去其中一行）"
    ]


def test_head_renamed(paper: Paper) -> None:
    with paper.book() as book:
        book["指标"]["D1"] = "本年值"
        book["学校一览表"]["B1"] = "校名"
        book["学校一览表"]["C1"] = None
    assert paper.refused() == [
        "data.xlsx: 错误 X003 指标!1:1：没有“本年值（2024）”这一列（是不是“本年值”？表头不能改名、删去）",
        "data.xlsx: 错误 X003 学校一览表!1:1：没有“学校名称”这一列（是不是“校名”？表头不能改名、删去）",
        "data.xlsx: 错误 X003 学校一览表!1:1：没有“简称”这一列（表头不能改名、删去）",
    ]


def test_what_was_typed_under_a_wrong_head_is_told(paper: Paper) -> None:
    with paper.book() as book:
        sheet = book["指标"]
        sheet["E1"], sheet["F1"] = "备注", "单位"
    assert paper.refused()[0] == (f"data.xlsx: 错误 X007 指标!F2：这一格不能改，原来是“人”，现在是空的{CATALOGUE}")


def test_merged_cells(paper: Paper) -> None:
    with paper.book() as book:
        book["指标"].merge_cells("D2:D3")
        book["学校一览表"].merge_cells("D2:D3")
    assert paper.refused() == [
        "data.xlsx: 错误 X011 指标!D2:D3：合并了单元格（取消合并，补上各格的内容）",
        "data.xlsx: 错误 X011 学校一览表!D2:D3：合并了单元格（取消合并，补上各格的内容）",
    ]


def test_workbook_of_another_year(tiny: Tiny) -> None:
    tiny.path("data/2023/schools.csv").write_bytes(tiny.path("data/2024/schools.csv").read_bytes())
    tiny.change("data/2023/indicators.csv", "school_count,中职学校数,3,\n", "")
    paper = Paper(Project(tiny.root, 2023))
    paper.project = tiny.project
    assert paper.refused() == ["data.xlsx: 错误 X003 这是 2023 年的工作簿，不是 2024 年的（用 --year 2023）"]


def test_every_mistake_is_told_at_once(paper: Paper) -> None:
    paper.put("指标!D2", "很多").put("指标!D3", True).put("学校一览表!E2", "不详").put("指标!C2", 1)
    assert [line.partition("（")[0] for line in paper.refused()] == [
        "data.xlsx: 错误 X007 指标!C2：这一格不能改，原来是“950”，现在是“1”",
        "data.xlsx: 错误 X008 指标!D2：“很多”不是数",
        "data.xlsx: 错误 X008 指标!D3：逻辑值 TRUE",
        "data.xlsx: 错误 X008 学校一览表!E2：“不详”不是数",
    ]


def package(**parts: str) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as target:
        for name, text in parts.items():
            target.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), text)
    return raw.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
CUT = f"不是完好的 Excel 工作簿（.xlsx）：不是压缩包，或没有下载、复制完整{REPAIR}"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", CUT),
        ("编号,名称,值\n".encode(), CUT),
        (OLE, f"这是旧格式（.xls）的文件，或加了密码{SAVE[:-1]}，不要密码）"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "文件有密码，读不了（打开后去掉密码，再保存）"),
        (package(word__document_xml="<x/>"), f"不是 Excel 工作簿（.xlsx）：里面没有 [Content_Types].xml{SAVE}"),
    ],
)
def test_file_that_is_no_workbook(paper: Paper, data: bytes, said: str) -> None:
    paper.data = data
    assert paper.refused() == [f"{NAME}: 错误 X001 {said}"]


def test_workbook_cut_off_in_the_middle(paper: Paper) -> None:
    paper.data = paper.data[: len(paper.data) // 2]
    assert paper.refused() == [f"{NAME}: 错误 X001 {CUT}"]


def test_damaged_sheet(paper: Paper) -> None:
    at = paper.data.index(b"xl/worksheets/sheet1.xml") + 60
    paper.data = paper.data[:at] + b"\xff" * 20 + paper.data[at + 20 :]
    [said] = paper.refused()
    assert said.startswith(f"{NAME}: 错误 X001 不是完好的 Excel 工作簿（.xlsx）：xl/worksheets/sheet1.xml ")


def test_macros_are_not_run_and_the_cells_are_read(paper: Paper) -> None:
    paper.put("指标!D2", 1200)
    types = unpack(paper.data)["[Content_Types].xml"].decode()
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    rels = unpack(paper.data)["xl/_rels/workbook.xml.rels"].decode()
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    changed = {
        "[Content_Types].xml": types.replace(main, "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        "xl/vbaProject.bin": "x",
        "xl/_rels/workbook.xml.rels": rels.replace(
            "</Relationships>", f'<Relationship Id="rIdM" Type="{kind}" Target="vbaProject.bin"/></Relationships>'
        ),
    }
    paper.data = repack(paper.data, {name: text.encode() for name, text in changed.items()})
    changes, said = paper.tell()
    assert [change.after for change in changes] == ["1200"]
    assert said == ["data.xlsx: 提示 X001 带宏的工作簿：宏不运行，只读各格的值"]


def test_workbook_with_a_damaged_part_never_raises(paper: Paper) -> None:
    chance = random.Random(1)
    with zipfile.ZipFile(io.BytesIO(paper.data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for name, text in parts.items():
        for _ in range(4):
            at = chance.randrange(len(text))
            raw = io.BytesIO()
            with zipfile.ZipFile(raw, "w") as new:
                for other, whole in parts.items():
                    new.writestr(other, text[:at] + b"<&" + text[at:] if other == name else whole)
            paper.data = raw.getvalue()
            assert all(line.startswith("data.xlsx: ") for line in paper.tell()[1])


def test_any_other_workbook(paper: Paper) -> None:
    raw = io.BytesIO()
    Workbook().save(raw)
    paper.data = raw.getvalue()
    assert [line.partition("（")[0] for line in paper.refused()] == [
        "data.xlsx: 错误 X002 缺少工作表“指标”",
        "data.xlsx: 错误 X002 缺少工作表“学校一览表”",
        "data.xlsx: 提示 X002 多出工作表“Sheet”，不读入",
    ]


def test_cell_far_outside_of_the_table(paper: Paper) -> None:
    assert paper.put("指标!XFD900", 1).refused() == [
        "data.xlsx: 错误 X014 指标!XFD900：工作表用到了这一格，远在表格之外（删去表格以外的行和列，再保存）"
    ]


def test_data_files_with_mistakes_are_told_first(tiny: Tiny) -> None:
    paper = Paper(tiny.project).put("指标!D2", 1200)
    tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,一千")
    assert paper.refused() == [
        (
            f"{VALUES}:2:1: 错误 D015 在校生数的值“一千”不是数"
            "（只写数字，不写单位、千分位和百分号；查不到写 —，未统计留空）"
        )
    ]
