"""A small project whose numbers hang together, with a rule of every kind."""

from tiny_project import CATALOGUE, LAST_YEAR, VALUES, Tiny

RULES = "data/rules.yaml"
DISMISSED = "data/2024/dismissed.yaml"

MORE = """\
- { id: public, name: 公办在校生, unit: 人 }
- { id: private, name: 民办在校生, unit: 人 }
- { id: majors, name: 专业数, unit: 个 }
- { id: majors_new, name: 新增专业数, unit: 个 }
- { id: majors_gone, name: 撤销专业数, unit: 个 }
- { id: equipment_wan, name: 设备值, unit: 万元, decimals: 2 }
- { id: equipment_yuan, name: 设备金额, unit: 元 }
- { id: senior, name: 高级教师数, unit: 人 }
- { id: senior_pct, name: 高级教师比例, unit: "%", decimals: 2 }
"""
NOW = """\
public,公办在校生,600,
private,民办在校生,400,
majors,专业数,22,
majors_new,新增专业数,3,
majors_gone,撤销专业数,1,
equipment_wan,设备值,0.86,
equipment_yuan,设备金额,8563,
senior,高级教师数,32,
senior_pct,高级教师比例,35.56,
"""
BEFORE = """\
public,公办在校生,570,
private,民办在校生,380,
majors,专业数,20,
equipment_wan,设备值,0.73,
equipment_yuan,设备金额,7262,
senior,高级教师数,28,
senior_pct,高级教师比例,31.11,
"""
KINDS = """\
- sum: { total: 在校生数, parts: [公办在校生, 民办在校生] }
- sum: {total: students, over: {table: schools, column: 在校生规模, group: 举办者, parts: {公办: public,民办: private}}}
- bound: { part: [高级教师数, 双师型教师数], whole: 专任教师数 }
- ratio: { value: 高级教师比例, formula: 高级教师数 / 专任教师数 * 100 }
- same: { a: 设备值, b: 设备金额, factor: 10000 }
- flow: { stock: 专业数, added: 新增专业数, removed: [撤销专业数] }
- change: { most: 30% }
- change: { unit: "%", most: 10 }
- magnitude: { unit: "%", least: 0, most: 100, severity: 错误 }
- magnitude: { unit: 人, least: 0, most: 5000, whole: true }
- follows: { table: schools, column: 举办者, by: 性质 }
- rows: { table: schools, number: 序号, unique: [学校名称, 简称], filled: [在校生规模] }
- stale: { digits: 3 }
"""
LIST = """\
序号,学校名称,简称,性质,举办者,在校生规模
1,海港市职业中专,海港中专,公办中专,公办,350
2,海港市卫生学校,市卫校,公办中专,公办,250
3,海港市艺术学校,市艺校,民办中专,民办,400
"""


def with_rules(tiny: Tiny) -> Tiny:
    """Give the tiny project more numbers, a longer list of schools and the rules."""
    for name, text in ((CATALOGUE, MORE), (VALUES, NOW), (LAST_YEAR, BEFORE)):
        tiny.write(name, tiny.path(name).read_text("utf-8") + text)
    tiny.change(CATALOGUE, "  short: [中职在校生]", "  short: [中职在校生]\n  source: 人才培养质量计分卡第1项")
    tiny.write("data/2024/schools.csv", LIST)
    tiny.write(RULES, KINDS)
    return tiny


def add_rule(tiny: Tiny, rule: str) -> None:
    """Write one more rule behind the others: it stands in line 14."""
    tiny.write(RULES, f"{KINDS}- {rule}\n")


def only_rule(tiny: Tiny, rule: str) -> None:
    """Write one rule in place of all."""
    tiny.write(RULES, f"- {rule}\n")
