"""The prose against the published report: words that must be the same are the same, sentences are not.

`wording-2024.yaml` is the reviewed table of both: names, formulas and claims carry over exactly, each in its
section; only names and formulas excuse a run of characters that the published report has too.
"""

import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from support.outline import Line
from support.reference import CASES, DISCREPANCIES
from support.runs import WIDTH, fingerprints, plain, read, shared

HERE = Path(__file__).parent
WORDING = yaml.safe_load((HERE / "wording-2024.yaml").read_text("utf-8"))
WORDS = WORDING["words"]
EXCUSED = [plain(word["text"]) for word in WORDS if word["kind"] != "claim"] + WORDING["everywhere"]
PROSE = ("Body Text", "案例正文")


@pytest.fixture(scope="module")
def prose(lines: list[Line]) -> dict[str, list[str]]:
    """Its paragraphs by section, or by case; 前言 stands before the first section."""
    places: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if line.style in PROSE:
            case = re.match(r"案例 \d+", line.case)
            places[case[0] if case else line.section or "前言"].append(plain(line.text))
    return places


@pytest.mark.parametrize("kind", ["name", "formula", "claim"])
def test_words_carry_over_exactly(kind: str, prose: dict[str, list[str]]) -> None:
    missing = [
        f"{place}: {word['text']}"
        for word in WORDS
        if word["kind"] == kind
        for place in word["in"]
        if not any(plain(word["text"]) in text for text in prose[place])
    ]
    assert missing == []


def test_degrees(prose: dict[str, list[str]]) -> None:
    """How strong the claims are, over all: 显著 no weaker, 初步 no more cautious."""
    text = "".join(text for texts in prose.values() for text in texts)
    found = {word: text.count(word) for word in WORDING["degrees"]}
    assert found == WORDING["degrees"]


def test_no_sentence_is_copied(prose: dict[str, list[str]]) -> None:
    known = read(HERE / "printed-runs-2024.bin")
    copied = [
        f"{place}: {text[run.start : run.stop]}"
        for place, texts in prose.items()
        for text in texts
        for run in shared(text, known)
        if len(set(run) - _excused(text)) >= WIDTH
    ]
    assert copied == []


def test_copied_sentences_would_be_found() -> None:
    text = "学校在校生人数比上年有所增加，办学条件进一步改善。"
    (run,) = shared(f"今年，{text}据统计", fingerprints(text))
    assert run == range(3, 3 + len(text))
    assert list(shared(text[: WIDTH - 1], fingerprints(text))) == []


def test_as_full_as_printed_and_not_a_fifth_longer(prose: dict[str, list[str]]) -> None:
    chapters = {f"案例 {case['number']}": case["section"].partition(".")[0] for case in CASES}
    built: dict[str, int] = defaultdict(int)
    for place, texts in prose.items():
        size = sum(map(len, texts))
        built[place] += size if place in chapters else 0
        built[chapters.get(place, place.partition(".")[0])] += size
    off = {place: round(built[place] / size, 2) for place, size in WORDING["lengths"].items()}
    assert {place: ratio for place, ratio in off.items() if not 0.9 <= ratio <= 1.2} == {}


def test_register_of_contradictions_says_what_is_printed(lines: list[Line]) -> None:
    """What is resolved is printed no more as it was, unless `kept` names it or says 照刊印."""
    text = "\n".join(plain(line.text) for line in lines)
    still_printed = [
        f"{entry['id']}: {printed}"
        for entry in DISCREPANCIES
        if entry["status"] == "resolved" and "照刊印" not in entry["kept"]
        for printed in [plain(str(place["printed"])) for place in entry["places"]]
        if printed in text and printed not in plain(entry["kept"])
    ]
    assert still_printed == []


def _excused(text: str) -> set[int]:
    return {at for words in EXCUSED for found in re.finditer(re.escape(words), text) for at in range(*found.span())}
