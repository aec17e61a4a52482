"""Which fonts LibreOffice sees while rendering.

Page numbers are computed with fonts shipped by this project's Python dependencies only, so that
every Linux machine finds the same, with or without Chinese fonts. The PDF that people look at
may use better stand-ins that the machine has.
"""

from collections.abc import Collection
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from report_engine.render.machine import font_folders

# Faces of Chinese offices → the kind of letter, which decides what stands in for them.
_SERIF = ("仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312", "楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "宋体",
          "SimSun", "NSimSun", "方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S")  # fmt: skip
_SANS = ("黑体", "SimHei", "微软雅黑", "Microsoft YaHei", "等线", "DengXian")
_TITLE = "方正小标宋简体"
# In the order of likeness. None whose “ ” are half as wide: lines would break otherwise than computed.
_STAND_INS = {
    "仿宋_GB2312": (
        "FangSong_GB2312",
        "仿宋",
        "FangSong",
        "STFangsong",
        "FandolFang R",
        "FandolFang",
        "AR PL SungtiL GB",
    ),
    "楷体_GB2312": ("KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "FandolKai", "AR PL KaitiM GB", "AR PL UKai CN"),
    _TITLE: ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "Noto Serif CJK SC", "Source Han Serif SC"),
    "宋体": ("SimSun", "Noto Serif CJK SC", "Source Han Serif SC", "FandolSong"),
    "黑体": ("SimHei", "Noto Sans CJK SC", "Source Han Sans SC", "FandolHei"),
    "Times New Roman": ("Liberation Serif", "TeX Gyre Termes", "Nimbus Roman"),
    "Arial": ("Liberation Sans", "TeX Gyre Heros", "Nimbus Sans"),
    "Calibri": ("Carlito",),
    "Cambria": ("Caladea",),
}
# Figures of Noto Sans SC are as wide as those of Arial; DejaVu Sans, which would come first, is wider by a seventh.
_LAST = {"黑体": "Noto Sans SC", "Arial": "Noto Sans SC", "Calibri": "Noto Sans SC", "Cambria": "STIXGeneral",
         "Times New Roman": "STIXGeneral"}  # fmt: skip

# What tells 仿宋 and 楷体 from 宋体 in the PDF where the offices' own faces are missing: 4 MB of Debian packages.
FREE_FACES = "fonts-arphic-gbsn00lp fonts-arphic-gkai00mp"
_TOLD_APART = {  # by PostScript names
    "仿宋_GB2312": ("FangSong", "STFangsong", "FandolFang", "BousungEG"),
    "楷体_GB2312": ("KaiTi", "STKaiti", "FandolKai", "GBZenKai", "UKaiCN", "ARPLUKai"),
}


def tells_apart(faces: Collection[str], fonts: frozenset[str]) -> bool:
    """Tell whether a PDF with these fonts shows 仿宋 and 楷体, where they are asked for, as other faces than 宋体."""
    asked = (names for face, names in _TOLD_APART.items() if {face, *_STAND_INS[face]} & {*faces})
    return all(any(font.startswith(names) for font in fonts) for names in asked)


def of_the_kind(face: str) -> str:
    """Name the shipped face of the same kind, which knows how wide the ink of its marks is."""
    return f"Noto {'Sans' if face in _SANS else 'Serif'} SC"


def private(folder: Path) -> dict[str, str]:
    """Write the configuration for computing pages into `folder`; returns the environment for it."""
    sans, serif, latin = shipped()
    root = etree.Element("fontconfig")
    for file in (sans, serif, latin):
        etree.SubElement(root, "dir").text = str(file.parent)
    accept = etree.SubElement(etree.SubElement(root, "selectfont"), "acceptfont")
    for file in (sans, serif):
        etree.SubElement(accept, "glob").text = str(file)
    etree.SubElement(accept, "glob").text = str(latin.parent / "STIXGeneral*.ttf")
    reject = etree.SubElement(etree.SubElement(root, "selectfont"), "rejectfont")
    etree.SubElement(reject, "glob").text = "*"
    for family in _SERIF:
        _assign(root, family, "Noto Serif SC")
    for family in (*_SANS, "Arial", "Calibri", "Liberation Sans", "sans-serif"):
        _assign(root, family, "Noto Sans SC")
    for family in ("Times New Roman", "Cambria", "Liberation Serif", "serif"):
        _assign(root, family, "STIXGeneral")
    _embolden(root)
    return _write(root, folder)


def display(folder: Path) -> dict[str, str]:
    """Write the configuration for a PDF that looks like the Word file; returns the environment for it."""
    sans, serif, latin = shipped()
    root = etree.Element("fontconfig")
    for path in (*font_folders(), *(file.parent for file in (sans, serif, latin))):
        etree.SubElement(root, "dir").text = str(path)
    for family, others in _STAND_INS.items():
        alias = etree.SubElement(root, "alias", binding="strong")
        etree.SubElement(alias, "family").text = family
        prefer = etree.SubElement(alias, "prefer")
        for other in (family, *others, _LAST.get(family, "Noto Serif SC")):
            etree.SubElement(prefer, "family").text = other
    # A title face is as heavy as other faces' bold.
    match = etree.SubElement(root, "match", target="pattern")
    test = etree.SubElement(match, "test", name="family", qual="any")
    etree.SubElement(test, "string").text = _TITLE
    edit = etree.SubElement(match, "edit", name="weight", mode="assign", binding="strong")
    etree.SubElement(edit, "const").text = "bold"
    _embolden(root)
    return _write(root, folder)


@cache
def shipped() -> tuple[Path, Path, Path]:
    """Find the font files that come with the dependencies: Chinese sans, Chinese serif, Latin serif."""
    import pylopdf_fonts_zh_cn as chinese  # noqa: PLC0415 - only rendering needs them

    # Found without importing matplotlib, which takes longer than everything else here.
    home = find_spec("matplotlib")
    assert home is not None
    assert home.submodule_search_locations
    latin = Path(home.submodule_search_locations[0], "mpl-data", "fonts", "ttf", "STIXGeneral.ttf")  # as wide as Times
    return Path(chinese.sans_path()), Path(chinese.serif_path()), latin


def _embolden(root: etree._Element) -> None:
    """Have bold made of a face that has none: Chinese faces have one weight only."""
    match = etree.SubElement(root, "match", target="font")
    for target, compare, weight in ((None, "less_eq", "medium"), ("pattern", "more_eq", "bold")):
        test = etree.SubElement(match, "test", name="weight", compare=compare)
        if target:
            test.set("target", target)
        etree.SubElement(test, "const").text = weight
    for name, tag, value in (("embolden", "bool", "true"), ("weight", "const", "bold")):
        edit = etree.SubElement(match, "edit", name=name, mode="assign")
        etree.SubElement(edit, tag).text = value


def _assign(root: etree._Element, family: str, stand_in: str) -> None:
    match = etree.SubElement(root, "match", target="pattern")
    test = etree.SubElement(match, "test", name="family", qual="any")
    etree.SubElement(test, "string").text = family
    edit = etree.SubElement(match, "edit", name="family", mode="assign", binding="strong")
    etree.SubElement(edit, "string").text = stand_in


def _write(root: etree._Element, folder: Path) -> dict[str, str]:
    etree.SubElement(root, "cachedir").text = str(folder / "fonts-cache")
    path = folder / "fonts.conf"
    path.write_bytes(
        etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype='<!DOCTYPE fontconfig SYSTEM "fonts.dtd">')
    )
    return {"FONTCONFIG_FILE": str(path)}
