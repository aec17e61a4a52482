"""What the rules over language say of the small project."""

from tiny_project import SECTION, Tiny


def found(tiny: Tiny, code: str) -> list[str]:
    """List the findings of one rule, as printed: the place in the section's file, the message and the hint."""
    tiny.language = True
    texts = [text for text in tiny.check() if f" {code} " in text]
    return [
        text.removeprefix(f"{SECTION}:").replace(f" 警告 {code}", "").replace(f" 错误 {code}", "") for text in texts
    ]


def messages(tiny: Tiny, code: str) -> list[str]:
    """List the messages alone."""
    return [text.partition(": ")[2].partition("（")[0] for text in found(tiny, code)]
