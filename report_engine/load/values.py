"""The numbers of a project: the catalogue, every year's values and data tables."""

from report_engine.facts.catalogue import read_catalogue
from report_engine.facts.facts import VALUE_COLUMNS, Facts, make_facts
from report_engine.load.read import read_tree
from report_engine.problems import Problem, Source
from report_engine.project import Project
from report_engine.read.rows import Row, parse_rows
from report_engine.read.textfile import read_text


def load_facts(project: Project, problems: list[Problem]) -> Facts:
    """Read the catalogue, every year's values and every data table."""
    before = len(problems)
    tree = read_tree(project.catalogue, project, problems)
    place = Source(project.name(project.catalogue))
    catalogue = read_catalogue(tree, place, problems) if len(problems) == before else {}
    stated: dict[int, tuple[Row, ...]] = {}
    tables: dict[tuple[str, int], tuple[Row, ...]] = {}
    for year in project.data_years():
        for path in sorted(project.data(year).glob("*.csv")):
            file = read_text(path, project.name(path), problems)
            if file is None:
                continue
            if path.stem == "indicators":
                stated[year] = parse_rows(file, VALUE_COLUMNS, problems)
            else:
                tables[path.stem, year] = parse_rows(file, (), problems)
    if project.year not in stated:
        path = project.data(project.year) / "indicators.csv"
        if not path.exists():
            problems.append(Problem("F001", "找不到文件", Source(project.name(path)), "每个年度的数据放在这里"))
        stated[project.year] = ()
    return make_facts(catalogue, stated, tables, problems)
