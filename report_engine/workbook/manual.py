"""The sheet that opens first: what to do with the workbook, in the words of those who fill it in."""

from collections.abc import Sequence

from report_engine.workbook.sheet import Sheet


def manual(year: int, sheets: Sequence[Sheet], back: str) -> list[tuple[str, str]]:
    """Write the lines as pairs of a word and what it means; `back` says how the workbook comes home."""
    tables = [sheet for sheet in sheets if sheet.open]
    lines = [
        ("", f"{year} 年度数据填报"),
        ("填哪里", "只填浅黄色的格。灰色的由系统算出，白色的用来对照，都不能改。"),
        ("有哪些表", "、".join(f"“{sheet.title}”{len(sheet.lines)} 行" for sheet in sheets)),
        ("怎样写数", "写数字：9100、89.89。写成 9,100、9100人、全角数字也认得；别的单位、约数和算式不认。"),
        ("百分比", "写 89.89 或 89.89%，不写 0.8989。"),
        ("查不到", "写 —（—— 和 / 也行）：找过，没有找到。"),
        ("没有统计", "空着。"),
        ("写“无”", "导入时会问一次：是 0，还是没有这个数。最好直接写 0 或空着。"),
        ("没改的格", "保持原样：几个人各填一份也不会互相冲掉，只有改过的格才读入。"),
        ("清空", "把原来有数的格清空，导入时会单独问一次。"),
        ("定义", "每个指标的定义在同一行右边；名称格的批注里还有来源和公式。"),
    ]
    if tables:
        names = "、".join(f"“{sheet.title}”" for sheet in tables)
        lines += [
            ("增加一行", f"在{names}最后一行的下面接着写。不要写合计，合计由系统算。"),
            ("撤销一行", "给这一行的文字加删除线，或删去整行；导入时会先问。"),
            ("改名", "直接改名称；原来的名称记作曾用名。"),
        ]
    return [*lines, ("填好以后", back)]
