"""Sentences in which a value stands beside the name of what it counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.beside.pairs import Named, Pair

# N is the name that is said, V its value with the unit; M and W are those of the other.
ONE = (
    "{N}为{V}。",
    "{N}达{V}。",
    "{N}达到{V}。",
    "{N}共{V}。",
    "{N}有{V}。",
    "{N}是{V}。",
    "{N}{V}。",
    "{N}：{V}。",
    "{N}共计{V}，详见附件。",
    "2024年，全市{N}为{V}。",
    "2024年全市{N}{V}，工作有序推进。",
    "据统计，{N}今年达到{V}。",
    "截至年底，{N}已达{V}。",
    "各项工作稳步推进，{N}为{V}。",
    "从{N}看，全市为{V}。",
    "{N}与上年相比有变化，为{V}。",
    "{N}（{V}）已列入统计。",
    "{N}保持稳定，目前为{V}。",
    "{N}目前约为{V}。",
    "报告所列{N}，共{V}。",
    "规模结构有所调整，其中{N}{V}。",
    "经核对，全年的{N}总计{V}。",
)
BOTH = (
    "{N}为{V}，{M}为{W}。",
    "{N}{V}、{M}{W}。",
    "{N}有{V}；{M}有{W}。",
    "{N}{V}，{M}则为{W}。",
    "{N}（{V}）、{M}（{W}）均列入统计。",
    "{N}、{M}分别为{V}和{W}。",
    "2024年，全市{N}达{V}，同期{M}达{W}。",
    "{N}是{V}，而{M}是{W}。",
)
TYPED = tuple(frame for frame in ONE if "约" not in frame)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence twice, right and wrong; the group is what its share is printed under."""

    group: str
    frame: str
    right: str
    wrong: str
    fact: str = ""  # the number of a local fact that both use, `{fact}`


def exchanged(pair: Pair, names: tuple[str, ...], others: tuple[str, ...], group: str) -> Iterator[Sentence]:
    """Write every frame with the value of the one named, then with that of the other."""
    said, other = _value(pair.said), _value(pair.other)
    for name in names:
        for frame in ONE:
            yield Sentence(group, frame, frame.format(N=name, V=said), frame.format(N=name, V=other))
    for name, second in zip(names, others, strict=False):
        for frame in BOTH:
            right = frame.format(N=name, V=said, M=second, W=other)
            yield Sentence(group, frame, right, frame.format(N=name, V=other, M=second, W=said))


def written(one: Named, kind: str, right: str, wrong: str) -> Iterator[Sentence]:
    """Write every frame with a number in place of the value: typed, a fact of the file, or declared in place."""
    for frame in TYPED:
        good, bad = (frame.format(N=one.name, V=_form(kind, number) + one.unit) for number in (right, wrong))
        yield Sentence(kind, frame, good, bad)


def _form(kind: str, number: str) -> str:
    return {"typed": number, "declared": f"{{{number}|校级年报}}"}.get(kind, f"{{{number}}}")


def _value(one: Named) -> str:
    return f"{{{one.name}}}{'' if one.unit == '%' else one.unit}"
