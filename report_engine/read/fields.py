"""Types of fields that several models share: texts that name something, that have a form, that stand for more."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from report_engine.read.located import Mapping, Scalar


def named(kind: str) -> WithJsonSchema:
    """Say of what a text is the name: editors offer those that the project has."""
    return WithJsonSchema({"type": "string", "names": kind})


OF_INDICATOR = named("indicator")
IndicatorName = Annotated[Scalar, OF_INDICATOR]
TableName = Annotated[Scalar, named("table")]
ColumnName = Annotated[Scalar, named("column")]


def formed(pattern: str) -> WithJsonSchema:
    """Show editors the form of a text."""
    return WithJsonSchema({"type": "string", "pattern": pattern})


def amiss(message: str, hint: str) -> PydanticCustomError:
    """Make an error of what an author wrote, in words for the author."""
    return PydanticCustomError("author", "amiss", {"message": message, "hint": hint})


def holding(test: Callable[[Any], object], message: str, hint: str) -> AfterValidator:
    """Accept what passes a test; `message` may say what was written, `{text}`, or what the test raised, `{error}`."""

    def check(text: Any) -> Any:
        error: ValueError | None = None
        try:
            if test(text):
                return text
        except ValueError as raised:
            error = raised
        raise amiss(message.format(text=text, error=error), hint)

    return AfterValidator(check)


def short_for(field: str) -> Callable[[Any], Any]:
    """Let a bare text stand for a mapping with nothing but a field."""

    def expand(value: Any) -> Any:
        if not isinstance(value, Scalar):
            return value
        mapping = Mapping({field: value})
        mapping.span, mapping.keys_at = value.span, {field: value.source}
        return mapping

    return expand
