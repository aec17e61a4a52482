"""What a style has from the styles that it is based on, and from the document's defaults."""

from report_engine.ooxml.elements import Element, qn


class Chain:
    """A style, those that it is based on, nearest first, and the defaults."""

    def __init__(self, styles: Element, style_id: str) -> None:
        known = {style.get(qn("styleId")): style for style in styles.iter(qn("style"))}
        self.groups: list[Element] = []
        key: str | None = style_id
        while key in known:
            style = known.pop(key)  # one that is based on itself would never end
            self.groups.append(style)
            based = style.find(qn("basedOn"))
            key = None if based is None else based.get(qn("val"))
        self.groups += [d for name in ("rPr", "pPr") for d in styles.iter(qn(f"{name}Default"))]

    def find(self, group: str, tag: str, attribute: str = "val") -> str | None:
        """Find the nearest value of a property."""
        for owner in self.groups:
            element = owner.find(f"{qn(group)}/{qn(tag)}")
            if element is not None and element.get(qn(attribute)):
                return str(element.get(qn(attribute)))
        return None

    def tabs(self) -> dict[int, str]:
        """Collect the tab stops by place: a style adds to those of the style below it, or clears them."""
        stops: dict[int, str] = {}
        for owner in reversed(self.groups):
            for tab in owner.iterfind(f"{qn('pPr')}/{qn('tabs')}/{qn('tab')}"):
                stops[int(tab.get(qn("pos")))] = tab.get(qn("val"))
        return {place: kind for place, kind in stops.items() if kind != "clear"}
