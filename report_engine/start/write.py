"""Writes `inherited.yaml`: the fingerprints of what a new year took over, for people to read."""

from collections.abc import Mapping, Sequence

from report_engine.start.texts import Content

_HEAD = """\
# {year} 年度由 {source} 年度复制而来，正在编写。这个文件在，报告就是草稿：缺的数印成〔待填：…〕。
# 下面每行是一处上年文字的指纹，# 后是它的开头。文字一改，指纹对不上，就算已改写。
# 看过、确认今年不必改的，删去它那一行。工作单：qhd-docgen check --year {year}
# 全部完成后删去整个文件。
from: {source}
"""


def inherited_file(year: int, source: int, contents: Sequence[Content], tables: Mapping[str, str]) -> bytes:
    """List every text under its file, then the data tables."""
    lines = [_HEAD.format(year=year, source=source), "texts:\n"]
    for content in contents:
        if content.parts:
            lines.append(f"  {_quoted(content.name)}:\n")
            lines += [f"    - {part.mark} # {' '.join(part.label.split())}\n" for part in content.parts]
    if tables:
        lines.append("\n# 数据表也是上年的：改过就算已更新；核对过、今年没有变化的，删去它那一行。\ntables:\n")
        lines += [f"  {_quoted(name)}: {mark}\n" for name, mark in tables.items()]
    return "".join(lines).encode()


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
