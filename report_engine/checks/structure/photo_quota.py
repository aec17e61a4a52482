"""N009: a case has as many photos as the layout asks for, and the report no more than it allows.

规则：每个案例的照片数在 layout.yaml 的 case_photos 之内，全报告的在 report_photos 之内；没有写的不限。
好：case_photos: { min: 1, max: 2 }，案例里有一张照片。
坏：case_photos: { min: 1, max: 2 }，案例里没有照片，或有三张。
"""

from collections.abc import Iterator

from report_engine.document import Block, Figure, Photo
from report_engine.load import Loaded
from report_engine.load.layout import Quota
from report_engine.problems import Category, Code, Named, Problem, Source

N009 = Code("N009", Category.STRUCTURE)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Count the photos of each case, then all."""
    layout = loaded.layout
    for case in loaded.cases:
        count = sum(map(_is_photo, case.body))
        yield from _held(layout.case_photos, count, f"案例“{case.title}”", case.source, case.id)
    total = sum(map(_is_photo, loaded.blocks))
    if not (loaded.omitted.cases or loaded.omitted.chapters):
        yield from _held(layout.report_photos, total, "全报告", loaded.document.source, "report")


def _is_photo(block: Block) -> bool:
    return isinstance(block, Figure) and isinstance(block.image, Photo)


def _held(quota: Quota | None, count: int, what: str, place: Source, about: str) -> Iterator[Problem]:
    if quota is None:
        return
    if count < quota.min:
        message, hint = f"{what}有 {count} 张照片，至少要 {quota.min} 张", "补上照片；上下限在 layout.yaml"
    elif quota.max is not None and count > quota.max:
        message = f"{what}有 {count} 张照片，最多 {quota.max} 张"
        hint = f"减去 {count - quota.max} 张；上下限在 layout.yaml"
    else:
        return
    yield N009.problem(message, place, hint, Named(f"photos:{about}"), str(count))
