"""The comments of an edited file as a list of things to do: threads, whether resolved, the words they hang on."""

from collections.abc import Callable, Iterator

from report_engine.base import Story
from report_engine.ooxml.elements import Element, qn, text_of
from report_engine.ooxml.package import Package
from report_engine.problems import Source
from report_engine.pull.model import Comment

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def read_comments(
    package: Package, original: Element, story: Story, place: Callable[[int | None], Source]
) -> tuple[Comment, ...]:
    """Read them in the order of the text; `original` is the body before its tracked changes were settled."""
    name = next(iter(package.related("comments")), "")
    if not name:
        return ()
    entries = {node.get(qn("id")) or "": node for node in package.read(name).iter(qn("comment"))}
    parents, done = _threads(package)
    last = {key: _last_id(node) for key, node in entries.items()}
    by_last = {mark: key for key, mark in last.items() if mark}
    quoted = {key: _quoted(original, key) for key in entries}
    blocks = _blocks(story)

    def made(key: str, above: int | None = None) -> Comment:
        block = blocks.get(key, above)  # a reply hangs on the words of what it answers
        replies = [other for other in entries if by_last.get(parents.get(last[other], ""), "") == key and other != key]
        node = entries[key]
        return Comment(
            node.get(qn("author")) or "",
            (node.get(qn("date")) or "")[:10],
            quoted[key],
            "\n".join(text_of(paragraph) for paragraph in node.iter(qn("p"))).strip(),
            place(block),
            last[key] in done,
            tuple(made(reply, block) for reply in replies),
        )

    roots = [key for key in entries if by_last.get(parents.get(last[key], ""), "") in ("", key)]
    return tuple(
        made(key) for key in sorted(roots, key=lambda key: (blocks.get(key, 1 << 30), list(entries).index(key)))
    )


def has_threads(package: Package) -> bool:
    """Tell whether the file says which comment answers which: LibreOffice does not keep that."""
    return bool(package.related("commentsExtended"))


def _threads(package: Package) -> tuple[dict[str, str], set[str]]:
    """Which comment answers which, by the ids of their last paragraphs, and which are resolved."""
    parents: dict[str, str] = {}
    done: set[str] = set()
    for name in package.related("commentsExtended"):
        for node in package.read(name).iter(f"{_W15}commentEx"):
            key = node.get(f"{_W15}paraId") or ""
            if node.get(f"{_W15}paraIdParent"):
                parents[key] = node.get(f"{_W15}paraIdParent") or ""
            if node.get(f"{_W15}done") in ("1", "true"):
                done.add(key)
    return parents, done


def _last_id(comment: Element) -> str:
    marks = [paragraph.get(f"{_W14}paraId") or "" for paragraph in comment.iter(qn("p"))]
    return marks[-1] if marks else ""


def _quoted(root: Element, key: str) -> str:
    """The words between the beginning and the end of a comment's range."""
    return "".join(_between(root, key))


def _between(root: Element, key: str) -> Iterator[str]:
    inside = False
    for node in root.iter(qn("commentRangeStart"), qn("commentRangeEnd"), qn("t")):
        if node.tag == qn("t"):
            if inside:
                yield node.text or ""
        elif node.get(qn("id")) == key:
            if node.tag == qn("commentRangeEnd"):
                return
            inside = True


def _blocks(story: Story) -> dict[str, int]:
    """The block in which the mark of each comment stands."""
    found: dict[str, int] = {}
    for node in story.root.iter(qn("commentRangeStart"), qn("commentReference")):
        for paragraph in node.iterancestors(qn("p")):
            if paragraph in story.at:
                found.setdefault(node.get(qn("id")) or "", story.at[paragraph])
                break
    return found
