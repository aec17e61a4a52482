"""Mistakes in names, years, punctuation and words."""

import re
from collections.abc import Iterator
from random import Random

from bench.mutants.tree import HAN, Edit, Span, Tree

_YEAR = r"(?<!\d)(?:19|20)\d{2}(?!\d)"


def _shifted(year: str, rng: Random) -> str:
    return str(int(year) + rng.choice([-1, 1]))


def year_typed(tree: Tree, rng: Random) -> Iterator[Edit]:
    """2024年 becomes 2023年."""
    for span, _ in tree.in_prose(rf"{_YEAR}(?![^{{}}\n]*\}})"):
        yield span.becomes(_shifted(span.text, rng))


def year_of_caption(tree: Tree, rng: Random) -> Iterator[Edit]:
    """The caption of a table or chart names another year."""
    for span, match in tree.find(tree.content(), r"caption: .*$"):
        years = list(re.finditer(_YEAR, match[0]))
        if years and "届" not in match[0]:
            year = rng.choice(years)
            start = span.start + year.start()
            yield Edit(span.file, start, start + 4, _shifted(year[0], rng))


def cover(tree: Tree, rng: Random) -> Iterator[Edit]:
    """The year, the title, the issuer or the region on the cover is wrong."""
    name = next(name for name in tree.content() if name.endswith("/report.yaml"))
    for span, match in tree.find([name], rf"^(?:subtitle|date): .*?({_YEAR}).*$"):
        for difference in (-1, 1):
            if span.text.startswith("date") and difference == -1:
                continue  # a report may come out in its own year
            start = span.start + match.start(1) - match.start()
            yield Edit(span.file, start, start + 4, str(int(match[1]) + difference))
    for span, match in tree.find([name], rf"^(?:title|issuer|region): (?:{{ name: )?([{HAN}]+)"):
        at = rng.randrange(len(match[1]))
        start = span.start + match.start(1) - match.start() + at
        yield Edit(span.file, start, start + 1, "")


def finance_period(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A date of the sentence about the periods of the data is changed."""
    pattern = r"(?:\d{4}年)\d{1,2}月\d{1,2}日至(?:\d{4}年)?\d{1,2}月\d{1,2}日"
    for span, match in tree.in_prose(pattern):
        for number in re.finditer(r"\d+", match[0]):
            other = str(int(number[0]) + rng.choice([-1, 1]))
            if other != "0":
                start = span.start + number.start()
                yield Edit(span.file, start, start + len(number[0]), other)


def _misspelt(span: Span, rng: Random) -> Edit:
    """Drop, double or replace one character; the first stays, or it may be another word."""
    at = rng.choice([i for i, c in enumerate(span.text) if i and re.match(f"[{HAN}]", c)])
    text, way = span.text, rng.randrange(3)
    if way == 0:
        return span.becomes(text[:at] + text[at + 1 :])
    if way == 1:
        return span.becomes(text[:at] + text[at] + text[at:])
    return span.becomes(text[:at] + ("枝" if text[at] != "枝" else "技") + text[at + 1 :])


def _occurrences(tree: Tree, names: list[str]) -> Iterator[Span]:
    pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    for span, match in tree.find(tree.content(), pattern):
        line = tree.texts[span.file].rfind("\n", 0, span.start) + 1
        if not re.match(r"\s*(?:source|\w+: \{ value)|.*\bsource:", tree.texts[span.file][line : span.start]):
            yield Span(span.file, span.start, span.end, match[0])


def _schools(tree: Tree) -> tuple[list[str], list[str]]:
    name = f"data/{tree.year}/schools.csv"
    return [c.text for c in tree.column(name, "学校名称")], [c.text for c in tree.column(name, "简称")]


def school_misspelt(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A character of a school's name is lacking, double or another."""
    full, short = _schools(tree)
    for span in _occurrences(tree, [*full, *short]):
        yield _misspelt(span, rng)


def school_exchanged(tree: Tree, rng: Random) -> Iterator[Edit]:
    """One school's name stands for another's."""
    full, short = _schools(tree)
    for span in _occurrences(tree, [*full, *short]):
        own = full if span.text in full else short
        yield span.becomes(rng.choice([name for name in own if name != span.text]))


def document_misspelt(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A character of the title of a document is lacking, double or another."""
    for span, _ in tree.in_prose(r"(?<=《)[^《》\n]{5,}(?=》)"):
        yield _misspelt(span, rng)


def body_misspelt(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A character of the name of an office or a person is lacking, double or another."""
    text = (tree.project.root / "data/terms.yaml").read_text("utf-8")
    names = re.findall(rf"name: ([{HAN}]{{5,}})", text.partition("documents:")[0])
    for span in _occurrences(tree, names):
        yield _misspelt(span, rng)


def half_width(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A punctuation mark is typed in its Latin form."""
    marks = {"，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "。": ".", "“": '"', "、": ","}
    for paragraph in tree.prose():
        places = [m.start() for m in re.finditer("[" + "".join(marks) + "]", paragraph.text)]
        if places:
            at = paragraph.start + rng.choice(places)
            yield Edit(paragraph.file, at, at + 1, marks[tree.texts[paragraph.file][at]])


def space(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A space is typed between Chinese and a number or a value, or between two characters."""
    for paragraph in tree.prose():
        pattern = rf"(?<=[{HAN}])(?=[\d{{{HAN}])|(?<=[\d}}])(?=[{HAN}])"
        places = [m.start() for m in re.finditer(pattern, paragraph.text)]
        if places:
            at = paragraph.start + rng.choice(places)
            yield Edit(paragraph.file, at, at, " ")


def doubled(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A word of two characters, or 的, is typed twice."""
    for paragraph in tree.prose():
        places = list(re.finditer(rf"(?<=[，。、的])[{HAN}]{{2}}(?=[{HAN}])|的", paragraph.text))
        if places:
            match = rng.choice(places)
            at = paragraph.start + match.end()
            yield Edit(paragraph.file, at, at, match[0])
