"""What a project's report prints, block by block, nothing drawn or rendered: what an edited one is held against."""

from report_engine.base import Joined, what_is_printed
from report_engine.document import Chart
from report_engine.load import Loaded, load
from report_engine.numbering import number
from report_engine.pictures import Picture, figures
from report_engine.problems import Problem, Source, forbid
from report_engine.project import Project
from report_engine.template.contract import open_template
from report_engine.word.compose import compose


def printed(project: Project, problems: list[Problem]) -> tuple[Loaded, tuple[Joined, ...], frozenset[str]] | None:
    """Load a project and say what its report prints, block by block, and the texts of its headers and footers.

    None, with the reason told, if it cannot be.
    """
    loaded = load(project, problems)
    if loaded is None or forbid(problems, final=False):
        return None
    path = project.layout(loaded.layout_name) / "report.docx"
    template = open_template(path, project.name(path), problems)
    if template is None:
        return None
    document, layout = loaded.document, loaded.layout
    labels = number(document, layout.headings(), layout.patterns(), layout.series())
    # Only the place of a picture matters here, none is drawn.
    has_frame = template.placeholder is None
    pictures = {
        one.id: Picture(one.id.encode(), "png", 10.0, 10.0)
        for one, _ in figures(document)
        if not (one.image.lacking if isinstance(one.image, Chart) else has_frame and not one.image.path.is_file())
    }
    composed = compose(document, template, layout, labels, pictures, Source(project.name(path)), problems)
    if composed is None:
        return None
    return loaded, *what_is_printed(composed, document)
