"""The data file of constructions."""

import pytest

from report_engine.language.constructions import Construction, constructions


@pytest.mark.parametrize("one", constructions(), ids=lambda one: one.expression[:20])
def test_every_expression_is_one_and_can_find_something(one: Construction) -> None:
    assert one.needs
    assert one.cure
    assert one.pattern.search("") is None
