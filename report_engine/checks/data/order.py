"""N006: figures, tables and cases are mentioned before they appear.

规则：图、表、案例先在正文里提到，再出现；案例里的图在案例前或案例里提到，也要先提到、再出现。
好：正文写“见[@tbl-scale]。”，下面才是 id 为 tbl-scale 的表。
坏：先放表，后一段才写“见[@tbl-scale]”。
"""

from collections import Counter
from collections.abc import Iterator

from report_engine.checks.structure.targets import NOUNS
from report_engine.document import Case, Figure, Ref, Table
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem

N006 = Code("N006", Category.STRUCTURE)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Walk in reading order and remember what was mentioned; what is mentioned nowhere is N003's to tell."""
    everywhere = {mention.target for mention in loaded.mentions}
    placed = Counter(target.id for target in loaded.targets if isinstance(target, Figure | Table | Case))
    everywhere -= {target for target, count in placed.items() if count > 1}  # which one is meant has been asked
    mentioned: set[str] = set()
    for node in loaded.nodes:
        if isinstance(node, Ref):
            mentioned.add(node.target)
        elif isinstance(node, Figure | Table | Case):
            yield from _late(node, mentioned, everywhere)


def _late(block: Figure | Table | Case, mentioned: set[str], everywhere: set[str]) -> Iterator[Problem]:
    if block.id not in mentioned and block.id in everywhere:
        message = f"{NOUNS[type(block)]}“{block.id}”先出现，后面才提到"
        hint = f"在它前面的正文里写 [@{block.id}]，或把它移到提到它的段落后面"
        yield N006.problem(message, block.source, hint, Named(f"order:{block.id}"), block.id)
