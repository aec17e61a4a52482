"""One job: a packed project and a school to the bytes of its report and what there is to say about it.

It reads nothing else and writes nothing that stays: the same on any machine that `machine` finds alike.
"""

import json
import traceback
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from time import perf_counter

from report_engine import pipeline
from report_engine.fleet.order import Made, Order
from report_engine.fleet.pack import PackError, unpack
from report_engine.kept import plain
from report_engine.load.city import City, load_city
from report_engine.project import Project
from report_engine.render.office import Office


def run(shared: bytes, order: Order) -> Made:
    """Build one report; a mistake of the program is told of this report alone."""
    start = perf_counter()
    try:
        files, result = _built(shared, order)
    except PackError as error:
        return Made(order.school, {}, "", perf_counter() - start, str(error))
    except Exception as error:  # whatever it is, the other reports go on
        fault = f"程序出了没有料到的错（{type(error).__name__}）"
        return Made(order.school, {}, "", perf_counter() - start, fault, traceback.format_exc())
    return Made(order.school, files, result, perf_counter() - start)


def _built(shared: bytes, order: Order) -> tuple[dict[str, bytes], str]:
    root, city, office = _shared(shared, order.ask.year)
    project = Project(root, order.ask.year, order.school)
    own = unpack(order.own, root)
    try:
        ask = order.ask
        result = pipeline.build(
            project, project.output, final=ask.final, pages=ask.pages, pdf=ask.pdf, office=office, city=city
        )
        files = {path.suffix: path.read_bytes() for path in result.written}
    finally:
        for path in (*own, project.output, project.output.with_suffix(".pdf")):
            path.unlink(missing_ok=True)
        if project.own:
            rmtree(project.own, ignore_errors=True)
        (project.build / "cache" / f"pages-{project.mark}.json").unlink(missing_ok=True)
    return files, json.dumps(plain(replace(result, written=())), ensure_ascii=False)


@lru_cache(maxsize=1)
def _shared(shared: bytes, year: int) -> tuple[Path, City, Office]:
    """Unpack and read once what all jobs of a batch share; LibreOffice ends with this process."""
    root = Path(mkdtemp(prefix="qhd-docgen-"))
    unpack(shared, root)
    return root, load_city(Project(root, year)), Office()
