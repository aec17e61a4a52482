"""The engine of this repository, in a process of its own: `python -m bench.peers.engine PROJECT YEAR [CONTENT]`.

With a third word the content is written for the peers into that folder, and the composed report; else it prints the
CPU seconds of a bare parse of the project's YAML, of composing alone and of the whole build without page numbers
(loaded, checked, composed, verified; charts, and what is known as quiet, from the cache).
"""

import gc
import sys
import time
from pathlib import Path

import yaml

from bench.peers import content
from report_engine import pipeline
from report_engine.numbering import number
from report_engine.pictures import ChartStyle, draw_pictures
from report_engine.prepare import prepare
from report_engine.problems import Problem, Source
from report_engine.project import Project
from report_engine.result import silent
from report_engine.word.compose import compose


def main() -> None:
    """Measure, or write what the peers need."""
    gc.disable()  # as every command does
    project = Project(Path(sys.argv[1]), int(sys.argv[2]))
    problems: list[Problem] = []
    prepared = prepare(project, silent, problems)
    assert prepared is not None
    assert prepared.template is not None
    document, layout, template = prepared.loaded.document, prepared.loaded.layout, prepared.template
    labels = number(document, layout.headings(), layout.patterns(), layout.series())
    style = ChartStyle(template.palette, template.latin)
    cache = project.build / "cache"
    pictures = draw_pictures(document, layout, style, cache, problems)
    start = time.process_time()
    composed = compose(document, template, layout, labels, pictures, Source(Path("template")), problems, cache)
    assert composed is not None
    data = composed.to_bytes()
    if len(sys.argv) > 3:
        folder = Path(sys.argv[3])
        folder.mkdir(parents=True)
        content.write(document, labels, pictures, folder)
        (folder / "report.docx").write_bytes(data)
        return
    composing = time.process_time() - start
    texts = [file.read_bytes() for part in ("content", "data") for file in (project.root / part).rglob("*.yaml")]
    start = time.process_time()
    for text in texts:
        yaml.load(text, yaml.CSafeLoader)
    print(time.process_time() - start)
    print(composing)
    start = time.process_time()
    result = pipeline.build(project, project.output, pages="on-open")
    assert result.written, [str(problem) for problem in result.problems][:5]
    print(time.process_time() - start)


if __name__ == "__main__":
    main()
