"""The numbers of a project: the catalogue, every year's values and data tables."""

from report_engine.facts.catalogue import read_catalogue
from report_engine.facts.facts import VALUE_COLUMNS, Facts, make_facts
from report_engine.load.read import read_tree
from report_engine.problems import Problem, Source, has_errors
from report_engine.project import Project
from report_engine.read.rows import Row, read_rows


def load_facts(project: Project, problems: list[Problem]) -> Facts:
    """Read the catalogue, every year's values and every data table."""
    mine: list[Problem] = []
    tree = read_tree(project.catalogue, project, mine)
    catalogue = read_catalogue(tree, Source(project.name(project.catalogue)), mine) if not mine else {}
    faulty = has_errors(mine)
    problems += mine
    stated: dict[int, tuple[Row, ...]] = {}
    tables: dict[tuple[str, int], tuple[Row, ...]] = {}
    faulty_years: set[int] = set()
    for year in project.data_years():
        mine = []
        for path in sorted(project.data(year).glob("*.csv")):
            is_values = path.stem == "indicators"
            rows = read_rows(path, project.name(path), VALUE_COLUMNS if is_values else (), mine)
            if is_values:
                stated[year] = rows
            else:
                tables[path.stem, year] = rows
                if not rows and not mine:
                    place = Source(project.name(path))
                    mine.append(Problem("D004", "表里只有表头，没有数据", place, "填上各行，或删去文件"))
        if has_errors(mine):
            faulty_years.add(year)
        problems += mine
    if project.year not in stated:
        path = project.data(project.year) / "indicators.csv"
        problems.append(Problem("F001", "找不到文件", Source(project.name(path)), "每个年度的数据放在这里"))
        stated[project.year] = ()
        faulty_years.add(project.year)
    return make_facts(catalogue, stated, tables, problems, faulty=faulty, faulty_years=faulty_years)
