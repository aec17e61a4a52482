"""The look of a Word file as text: page, styles and heading numbers, so that changes of it can be reviewed."""

from .ooxml import Docx, Element, find_all, value

_FONTS = ("w:eastAsia", "w:ascii", "w:hAnsi")
_SWITCHES = ("w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl", "w:snapToGrid")


def style_sheet(docx: Docx) -> str:
    """Write page, defaults, numbering and every style, a style a line."""
    sheet = docx.xml("word/styles.xml")
    lines = ["# 页面", *map(_page, find_all(docx.body, ".//w:sectPr"))]
    lines += ["", "# 标题编号", *_levels(docx), "", "# 默认", _run(find_all(sheet, "w:docDefaults/w:rPrDefault")[0])]
    lines += ["", "# 样式"]
    for style in find_all(sheet, "w:style"):
        parts = [value(style, attribute="w:type") or "", f"{value(style, 'w:name')} = {_id(style)}"]
        parts += [f"基于 {value(style, 'w:basedOn')}"] if value(style, "w:basedOn") else []
        parts += [part for part in (_run(style), _spacing(style), _place(style)) if part]
        lines.append(" · ".join(parts))
    return "\n".join(lines) + "\n"


def _id(style: Element) -> str:
    return value(style, attribute="w:styleId") or ""


def _page(section: Element) -> str:
    size = " × ".join(value(section, "w:pgSz", side) or "" for side in ("w:w", "w:h"))
    margins = " ".join(value(section, "w:pgMar", side) or "" for side in ("w:top", "w:right", "w:bottom", "w:left"))
    return f"{size} 边距 {margins} 行距 {value(section, 'w:docGrid', 'w:linePitch')}"


def _levels(docx: Docx) -> list[str]:
    levels = find_all(docx.xml("word/numbering.xml"), ".//w:lvl")
    return [
        f"{value(level, 'w:pStyle')}：{value(level, 'w:lvlText')}（{value(level, 'w:numFmt')}）"
        for level in levels
        if value(level, "w:pStyle")
    ]


def _run(style: Element) -> str:
    fonts = [value(style, "w:rPr/w:rFonts", face) for face in _FONTS]
    size = value(style, "w:rPr/w:sz")
    words = list(dict.fromkeys(face for face in fonts if face))
    words += [f"{int(size) / 2:g}磅"] if size else []
    for tag, word in (("w:b", "粗"), ("w:i", "斜")):
        state = value(style, f"w:rPr/{tag}")
        present = find_all(style, f"w:rPr/{tag}")
        words += [("不" if state == "0" else "") + word] if present else []
    for tag, word in (("w:color", "色"), ("w:spacing", "字距")):
        words += [f"{word}{value(style, f'w:rPr/{tag}')}"] if value(style, f"w:rPr/{tag}") else []
    return " ".join(words)


def _spacing(style: Element) -> str:
    return _attributes(style, "w:pPr/w:spacing", "间距")


def _place(style: Element) -> str:
    words = [value(style, "w:pPr/w:jc") or "", _attributes(style, "w:pPr/w:ind", "缩进")]
    for switch in _SWITCHES:
        if find_all(style, f"w:pPr/{switch}"):
            words.append(("不" if value(style, f"w:pPr/{switch}") == "0" else "") + switch.removeprefix("w:"))
    level = value(style, "w:pPr/w:outlineLvl")
    return " ".join([word for word in words if word] + ([f"大纲{level}"] if level else []))


def _attributes(style: Element, path: str, word: str) -> str:
    found = find_all(style, path)
    if not found:
        return ""
    return f"{word} " + " ".join(f"{name.rpartition('}')[2]}={text}" for name, text in found[0].attrib.items())
