"""Mistakes in the catalogue of indicators."""

import re
from collections.abc import Iterator
from random import Random

from bench.mutants.tree import Edit, Span, Tree

# Units that are taken for one another; 人 and 名, 个 and 项 mean the same and are not.
CONFUSED = {
    "人": "人次", "人次": "人", "所": "个", "个": "所", "家": "所", "项": "次", "门": "个", "册": "本", "本": "册",
    "名": "人次", "次": "人", "万元": "元", "元": "万元", "学时": "课时", "课时": "学时", "平方米": "万平方米",
    "万平方米": "平方米", "万人次": "人次", "%": "人", "元/生": "万元", "人/门": "人", "个/生": "个", "Mbps": "个",
}  # fmt: skip


def _fields(tree: Tree, name: str) -> Iterator[tuple[Span, re.Match[str]]]:
    yield from tree.find(["data/indicators.yaml"], rf"^(  {name}: )(.+)$")


def decimals(tree: Tree, rng: Random) -> Iterator[Edit]:
    """An indicator is printed with one decimal more or less."""
    for span, match in _fields(tree, "decimals"):
        number = int(match[2])
        yield span.becomes(f"{match[1]}{number + 1 if not number or rng.random() < 0.5 else number - 1}")


def unit(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """An indicator gets another unit."""
    for span, match in _fields(tree, "unit"):
        other = CONFUSED.get(match[2].strip("'\""))
        if other:
            yield span.becomes(f"{match[1]}{other}")


def formula(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A formula reads another indicator, or calculates in another way."""
    known = list(tree.facts.catalogue.values())
    for span, match in _fields(tree, "formula"):
        text = match[2]
        names = re.findall(r"[a-z]\w*", text)
        name = rng.choice(names)
        unit = tree.facts.catalogue[name].unit
        others = [str(i.id) for i in known if i.unit == unit and i.id not in names and not i.derived]
        if others:
            yield span.becomes(match[1] + re.sub(rf"\b{name}\b", rng.choice(others), text, count=1))
        signs = [m.start() for m in re.finditer(r"[-+*/]", text)]
        if signs:
            at = rng.choice(signs)
            yield span.becomes(
                match[1] + text[:at] + {"+": "-", "-": "+", "*": "/", "/": "*"}[text[at]] + text[at + 1 :]
            )
