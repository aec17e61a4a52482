"""What people wrote correctly who have not read the rules is quiet; of what they wrote wrong most is told."""

import pytest
import yaml
from support.reference import REPOSITORY

from bench.mutants.runner import copy
from bench.strangers import measure
from bench.strangers.__main__ import CHAPTER, CORRECT, HERE, WRONG
from bench.strangers.place import Place

# Right, or left open: a document that is not registered, school years and calendar years, a part told beside its whole,
# what is counted in a unit of another, a smallest school that two are, parts that are more than their whole, a word of
# one's own way of speaking; and, wrong, words that no dictionary has, and four that nothing but sense tells apart.
_KNOWN = {
    "quiet.yaml": ["W204"],
    "paragraphs-16.yaml": ["W202"],
    "paragraphs-22.yaml": ["W201", "W216"],
    "paragraphs-26.yaml": ["W213"],
    "paragraphs-28.yaml": ["W201"],
    "paragraphs-32.yaml": ["W213"],
    "paragraphs-35.yaml": ["W121"],
    "paragraphs-36.yaml": ["W215"],
    "paragraphs-37.yaml": ["W213"],
    "paragraphs-38.yaml": ["W102", "W110", "W213"],
    "paragraphs-39.yaml": ["W213"],
    "paragraphs-41.yaml": ["W105", "W202", "W202"],
    "paragraphs-42.yaml": ["W274"],
    "paragraphs-43.yaml": ["W109", "W213"],
    "paragraphs-45.yaml": ["W202", "W202", "W205"],
    "paragraphs-47.yaml": ["W213"],
}
_LEARNT = 0.5  # of the mistakes of a set, as the rules are worked against all of them


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The report of 2024 with room for strangers' texts."""
    project = copy(REPOSITORY, 2024, tmp_path_factory.mktemp("strangers"))
    return Place(project, project.content / "sections" / CHAPTER)


@pytest.mark.parametrize("name", CORRECT)
def test_correct_paragraphs_are_quiet(place: Place, name: str) -> None:
    found = list(measure.quiet(place, yaml.safe_load((HERE / name).read_text("utf-8"))))
    alarms = [alarm for one in found for alarm in one.alarms]
    known = _KNOWN.get(name, [])
    assert sorted(alarm.split()[1] for alarm in alarms) == known, "\n".join(alarms)


@pytest.mark.parametrize("name", WRONG)
def test_mistakes_are_told(place: Place, name: str) -> None:
    found = list(measure.mistakes(place, yaml.safe_load((HERE / name).read_text("utf-8"))))
    assert sum(bool(one.told) for one in found) > _LEARNT * len(found)


def test_each_text_answers_for_itself(place: Place) -> None:
    """Facts of one name stand apart, and what is wrong with one text is not said of another."""
    sums = [(120, 70, 50), (120, 70, 40), (90, 50, 40)]
    texts = [
        {
            "text": "参加培训的教师{all}人，其中男教师{men}人、女教师{women}人。",
            "facts": {
                name: {"value": value, "unit": "人", "source": "培训台账"}
                for name, value in zip(("all", "men", "women"), values, strict=True)
            },
        }
        for values in sums
    ]
    found = list(measure.quiet(place, texts))
    assert [[alarm.split()[1] for alarm in one.alarms] for one in found] == [[], ["W121"], []]
