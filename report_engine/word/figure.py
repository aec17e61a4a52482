"""Charts and photos from the prototypes 样张：图片 and 样张：缺失照片."""

from report_engine.document import Chart, Figure, Paragraph, Photo
from report_engine.ooxml.elements import (
    PIC,
    PPR_ORDER,
    WP,
    A,
    Element,
    R,
    copy,
    need,
    qn,
    set_child,
    text_of,
    w,
)
from report_engine.pictures import Picture, place_of_photo
from report_engine.placeholder import PlaceholderLook
from report_engine.template.contract import NOTE_STYLE, Style
from report_engine.template.prototypes import Prototype
from report_engine.word.build import Build
from report_engine.word.text import GAP, inlines, paragraph, run, sequence, set_text

_EMU_PER_MM = 36000
_EXTENTS, _NAMES = (f"{{{WP}}}extent", f"{{{A}}}ext"), (f"{{{WP}}}docPr", f"{{{PIC}}}cNvPr")
_BLIP = f"{{{A}}}blip"
_WANTED = "照片待补"  # begins the alternative text of a photo that is missing
_NAMED = 6  # more names would make the frame of a chart a page of its own


def write_figure(node: Figure, build: Build, *, in_case: bool = False) -> list[Element]:
    """Make the picture, or the frame of a missing one, and the caption below it."""
    is_photo = isinstance(node.image, Photo)
    style = Style.PHOTO_CAPTION if is_photo else Style.CHART_CAPTION
    caption = paragraph(style, build, *sequence(node.id, build.labels[node.id], build), run(GAP + node.caption.text))
    below = [_note(node.note, build), caption] if node.note else [caption]
    picture = build.pictures.get(node.id)
    if picture is not None:
        return [_picture(node.alt.text, picture, build, in_case=in_case), *below]
    if isinstance(node.image, Photo) and build.template.placeholder is not None:
        place = _placeholder(node, node.image, build.template.placeholder, build, in_case=in_case)
        return [_picture(f"{_WANTED}：{node.alt.text}", place, build, in_case=in_case), *below]
    return [*_missing(node, build), *below]


def _note(note: Paragraph, build: Build) -> Element:
    """Make the line that says what a chart counts from; with its picture and caption it stays on one page."""
    element = copy(build.template.prototypes[Prototype.PICTURE][0])
    for child in element.findall(qn("r")):
        element.remove(child)
    if NOTE_STYLE in build.template.style_ids:
        element.remove(need(element, "pPr"))
        element.insert(0, w("pPr", w("pStyle", val=build.style(NOTE_STYLE))))
    set_child(need(element, "pPr"), w("keepNext"), PPR_ORDER)
    element.extend(inlines(note.content, build))
    return element


def _picture(alt: str, picture: Picture, build: Build, *, in_case: bool) -> Element:
    element = copy(build.template.prototypes[Prototype.PICTURE][0])
    if in_case:
        set_child(need(element, "pPr"), w("pStyle", val=build.style(Style.CASE_FIGURE)), PPR_ORDER)
    width, height = (str(round(size * _EMU_PER_MM)) for size in (picture.width_mm, picture.height_mm))
    number = str(build.next_id())
    for node in element.iter(*_EXTENTS, *_NAMES, _BLIP):
        if node.tag == _BLIP:
            node.set(f"{{{R}}}embed", build.relate_picture(picture.data, picture.extension))
        elif node.tag in _NAMES:
            node.set("id", number)
            node.set("name", f"图片 {number}")
            node.set("descr", alt)
        elif node.get("cx"):
            node.set("cx", width)
            node.set("cy", height)
    return element


def _placeholder(node: Figure, photo: Photo, look: PlaceholderLook, build: Build, *, in_case: bool) -> Picture:
    """Draw the place of a photo with what the designed lines say; its caption stands below it anyway."""
    size = build.layout.case_photo if in_case else build.layout.photo
    texts = map(text_of, _frame(node, photo, build))
    lines = tuple(text for text in texts if text != node.caption.text)
    return place_of_photo(size.width_mm, size.max_height_mm, lines, look, build.shelf)


def _frame(node: Figure, image: Photo | Chart, build: Build) -> list[Element]:
    """Copy the designed lines of the frame, filled."""
    designed = build.template.prototypes[Prototype.MISSING_PHOTO]
    frame = [copy(element) for element in designed if next(element.iter(qn("drawing")), None) is None]
    for element in frame:
        if isinstance(image, Photo):
            set_text(element, {"〔图题〕": node.caption.text, "〔文件〕": image.path.name})
        else:
            _say_lacking(element, node, image)
    return frame


def _missing(node: Figure, build: Build) -> list[Element]:
    """Copy the designed frame: paragraphs with borders, since a table could part from its caption."""
    frame = _frame(node, node.image, build)
    for element in frame:
        set_child(need(element, "pPr"), w("keepNext"), PPR_ORDER)
    return frame


def _say_lacking(element: Element, node: Figure, chart: Chart) -> None:
    """Turn the frame of a photo that is missing into that of a chart whose data are."""
    designed = text_of(element)
    if "〔文件〕" in designed:
        names = "、".join(chart.lacking[:_NAMED]) + ("等" if len(chart.lacking) > _NAMED else "")
        why = f"缺 {len(chart.lacking)} 个数：{names}" if names else "里面有字体没有的字"
        set_text(element, {designed: why})
    else:
        set_text(element, {"〔图题〕": node.caption.text, "照片": "图表"})
