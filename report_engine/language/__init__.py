"""Chinese text as rules read it: passages, sentences, numerals, and words that are almost another."""

from report_engine.language.gather import passages
from report_engine.language.passages import Bound, Mentioned, Passage

__all__ = ["Bound", "Mentioned", "Passage", "passages"]
