"""A made-up city of 26 made-up schools: what each of them fills in, generated, and adding up.

    python -m bench.city

writes `examples/schools/data/2024` anew: the list of schools, the city's values, and the submissions as
`data collect` keeps them. The same numbers every time.
"""

import csv
import io
import random
import tempfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
from click.testing import CliRunner

from report_engine.cli import main as command

ROOT = Path(__file__).resolve().parents[1] / "examples" / "schools"
YEAR = 2024
PLACES = ("云水", "青屿", "南汀", "北岭", "沙溪", "白鹭", "石桥")
KINDS = ("职业技术学校", "中等专业学校", "卫生学校", "工贸学校")
MAJORS = (
    "护理",
    "电子商务",
    "机电技术应用",
    "汽车运用与维修",
    "幼儿保育",
    "旅游服务与管理",
    "现代农艺技术",
    "计算机应用",
)
GROUPS = ("云水装备职教集团", "云水康养职教集团", "云水现代农业职教集团")
FIRMS = tuple(f"{place}{trade}有限公司" for place in PLACES for trade in ("机械", "食品", "物流", "医药"))
NAMES = tuple(f"{place}{'市' if not index else '区'}{kind}" for index, place in enumerate(PLACES) for kind in KINDS)[
    :26
]
Values = dict[str, str]


def school_values(index: int) -> Values:
    """Give what a school says, so that its parts are parts of its wholes."""
    chance = random.Random(1000 + index)
    students = chance.randrange(60, 3200)
    graduates = students * chance.randrange(28, 34) // 100
    further = graduates * chance.randrange(35, 50) // 100
    jobs = graduates * chance.randrange(40, 48) // 100
    startup = graduates // 90
    teachers = max(8, students // chance.randrange(11, 15))
    tested = students * chance.randrange(90, 98) // 100
    return {
        "students": str(students),
        "teachers": str(teachers),
        "teachers_dual": str(teachers * chance.randrange(25, 45) // 100),
        "graduates": str(graduates),
        "further": str(further),
        "jobs": str(jobs),
        "startup": str(startup),
        "income": str(chance.randrange(3300, 4700)),
        "tested": str(tested),
        "passed": str(tested * chance.randrange(88, 98) // 100),
        "equipment": f"{students * chance.randrange(50, 120) / 100:.2f}",
        "bandwidth": str(chance.choice((200, 500, 1000, 2000))),
        "majors": "、".join(sorted(chance.sample(MAJORS, chance.randrange(2, 6)))),
        "companies": "、".join(sorted(chance.sample(FIRMS, chance.randrange(3, 9)))),
        "groups": "、".join(sorted(chance.sample(GROUPS, chance.randrange(1, 3)))),
    }


def filled(workbook: bytes, values: Mapping[str, str], who: str = "王敏", when: str = "2024-12-06") -> bytes:
    """Type values into a school's workbook, as somebody does in Excel."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    for row in book["指标"].iter_rows(min_row=2):
        text = values.get(str(row[0].value), "")
        number = text.replace(".", "", 1).isdecimal()
        row[3].value = (float(text) if "." in text else int(text)) if number else text or None
    book["填报人"]["B2"], book["填报人"]["B4"] = who, when
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def deliver(root: Path, target: Path) -> list[Path]:
    """Export a workbook for each school and fill it in."""
    run("data", "export", "--each-school", str(target), "--year", str(YEAR), "--root", str(root))
    files = []
    for index, name in enumerate(NAMES):
        path = target / f"{name}-{YEAR}.xlsx"
        path.write_bytes(filled(path.read_bytes(), school_values(index)))
        files.append(path)
    return files


def run(*words: str, code: int = 0) -> str:
    """Run a command; the bench itself is wrong if it ends otherwise."""
    result = CliRunner().invoke(command, list(words))
    assert result.exit_code == code, result.output
    return result.output


def write_schools(root: Path) -> None:
    """Write the list of schools, each with its number of students."""
    rows = []
    for index, name in enumerate(NAMES):
        short = name.replace("职业技术学校", "职校").replace("中等专业学校", "中专")
        owner = "公办" if index % 3 else "民办"
        rows.append((str(index + 1), f"{index + 1:03}", name, short, owner, school_values(index)["students"]))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([("序号", "编号", "学校名称", "简称", "举办者", "在校生数"), *rows])
    (root / f"data/{YEAR}/schools.csv").write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode())


def main() -> None:
    """Write the example's data."""
    write_schools(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        deliver(ROOT, Path(folder) / "out")
        words = ("data", "collect", str(Path(folder) / "out"), "--year", str(YEAR), "--root", str(ROOT))
        print(run(*words, "--apply", "--yes"))


if __name__ == "__main__":
    main()
