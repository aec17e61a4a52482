"""The Word template: missing, damaged, or without something the engine needs."""

import pytest
from support.template import DOCUMENT, STYLES
from tiny_project import TEMPLATE, Tiny


def test_missing_template(tiny: Tiny) -> None:
    tiny.path(TEMPLATE).unlink()
    assert tiny.check() == [f"{TEMPLATE}: 错误 T001 找不到 Word 模板（从上一次可用的版本恢复这个文件）"]


@pytest.mark.parametrize("raw", [b"", b"no zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"PK\x03\x04"])
def test_file_that_is_no_docx(tiny: Tiny, raw: bytes) -> None:
    tiny.write(TEMPLATE, raw)
    (problem,) = tiny.check()
    assert problem.startswith(f"{TEMPLATE}: 错误 T002 Word 模板用不了：")
    assert problem.endswith("）")


@pytest.mark.parametrize("part", [DOCUMENT, STYLES, "word/theme/theme1.xml"])
def test_docx_without_a_part(tiny: Tiny, part: str) -> None:
    tiny.change_template("", None, part)
    (problem,) = tiny.check()
    assert problem.startswith(f"{TEMPLATE}: 错误 T002 Word 模板用不了：")


def test_docx_cut_short(tiny: Tiny) -> None:
    tiny.write(TEMPLATE, tiny.path(TEMPLATE).read_bytes()[:4000])
    (problem,) = tiny.check()
    assert problem.startswith(f"{TEMPLATE}: 错误 T002 Word 模板用不了：")


def test_docx_with_broken_xml(tiny: Tiny) -> None:
    tiny.change_template("</w:body>", "")
    (problem,) = tiny.check()
    assert problem.startswith(f"{TEMPLATE}: 错误 T002 Word 模板用不了：")


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (
            STYLES,
            'w:val="表题"',
            'w:val="表格题"',
            "错误 T003 Word 模板里没有样式“表题”（是不是改成了“表格题”？把名称改回来）",
        ),
        (
            STYLES,
            'w:val="heading 2"',
            'w:val="heading 9"',
            "错误 T003 Word 模板里没有样式“heading 2”（在 Word 的样式窗格里新建同名样式）",
        ),
        (
            DOCUMENT,
            "{{ slots.body }}",
            "正文",
            (
                "错误 T004 Word 模板里应有一个单独成段的 {{ slots.body }}，现有 0 个"
                "（这是程序放入内容的位置，前后不要有别的字）"
            ),
        ),
        (
            DOCUMENT,
            "{{ slots.toc }}",
            "目录{{ slots.toc }}",
            (
                "错误 T004 第 17 段“目录{{ slots.toc }}”：{{ slots.toc }} 要单独成段"
                "（这是程序放入内容的位置，前后不要有别的字）"
            ),
        ),
        (
            DOCUMENT,
            "样张：图片",
            "样张：照片",
            "错误 T005 第 40 段“样张：照片”：应写成“样张：图片”（改字，冒号用全角）",
        ),
        (
            DOCUMENT,
            "〔标题〕",
            "标题",
            "错误 T006 第 34 段“样张：案例框”：“样张：案例框”里没有 〔标题〕（在样张里写上它，程序用内容替换它）",
        ),
    ],
)
def test_template_that_lacks_something(tiny: Tiny, part: str, old: str, new: str, said: str) -> None:
    tiny.change_template(old, new, part)
    assert tiny.check() == [f"{TEMPLATE}: {said}"]
    assert tiny.build() == [f"{TEMPLATE}: {said}"]


def test_everything_that_a_template_lacks_is_told_at_once(tiny: Tiny) -> None:
    tiny.change_template('w:val="表题"', 'w:val="表格题"', STYLES)
    tiny.change_template("{{ slots.body }}", "正文")
    tiny.change_template("样张：图片", "样张：照片")
    assert [problem.split(" ")[2] for problem in tiny.check()] == ["T003", "T004", "T005"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("report.issuer", "report.isuer", "T010 第 4 段“{{ report.isuer }}”：没有“report.isuer”"),
        ("{{ report.issuer }}", "{{ raport.issuer }}", "T010 第 4 段“{{ raport.issuer }}”：没有“raport.issuer”"),
        (
            "{{ report.issuer }}",
            "{{ report.issuer }",
            "T010 第 4 段“{{ report.issuer }”：标记“{{ report.issuer }”没有写完",
        ),
        ("row.label", "row.lable", "T010 第 1 个表格第 3 行第 2 格“{{ row.lable }}”：没有“row.lable”"),
        ("{%p endfor %}", "", "T011 第 28 段“{%p for card in cards %}”：“{%p for card in cards %}”没有结束"),
    ],
)
def test_misspelt_tag_prints_nothing_and_is_told(tiny: Tiny, old: str, new: str, said: str) -> None:
    """What else can be wrong with tags: `tests/word/test_tags.py`."""
    tiny.change_template(old, new)
    (problem,) = tiny.build()
    assert problem.startswith(f"{TEMPLATE}: 错误 {said}")
    assert not tiny.project.output.exists()
