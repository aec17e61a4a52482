"""Lets a finding stand: appends the entry of `data/<year>/dismissed.yaml` that its id names."""

import difflib
import json
import re

from report_engine.facts.facts import Facts
from report_engine.files import reason as why
from report_engine.load.dismissed import dismissals
from report_engine.load.values import load_facts
from report_engine.prepare import check
from report_engine.problems import Category, Code, OfYear, Problem, Severity, Source, has_errors
from report_engine.project import Project
from report_engine.read.textfile import TextFile, read_text
from report_engine.result import Result
from report_engine.transaction import commit

D046 = Code("D046", Category.FAULT, Severity.ERROR)
D047 = Code("D047", Category.FAULT, Severity.ERROR)

_HEAD = "# 看过之后让它保留的提示：每条写明理由和日期。句子或值一变，提示会再出现，这一条也会被指出（R190）。\n"
_EMPTY = "Y001"  # a file of comments only
_DASH = re.compile(r"^( *)-(?=\s)", re.MULTILINE)
# What is the same text without quotes, and a text for every reader of YAML.
_PLAIN = re.compile(r"[A-Za-z\u3400-\u9fff〔（“《](?:[\w〔〕（）“”《》·，。；：、！？≠→%.@-]|[ :](?=\w))*")
_WORDS = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)


def dismiss(project: Project, name: str, reason: str, date: str) -> Result:
    """Dismiss the finding that `check` printed with this id; with a mistake told, nothing is written."""
    found = check(project).problems
    problem = next((one for one in found if name and one.id == name), None)
    if problem is None:
        return Result([_unknown(project, name, found)])
    problems: list[Problem] = []
    facts = load_facts(project, [])
    try:
        file = _appended(project, problem, _entry(problem, facts, " ".join(reason.split()), date), facts, problems)
        if file is None:
            return Result(problems)
        commit(project.root, {project.dismissed: file}, f"保留提示 {name}")
    except OSError as error:
        hint = "关闭正在打开它的程序，再运行一次"
        return Result([Problem("F020", f"写不了文件：{why(error)}", Source(project.name(project.dismissed)), hint)])
    return Result([], (project.dismissed,))


def _appended(
    project: Project, problem: Problem, entry: list[str], facts: Facts, problems: list[Problem]
) -> bytes | None:
    """Add an entry behind all others, in the file's own manner; None if it would not be read as one more."""
    path, name = project.dismissed, project.name(project.dismissed)
    raw = path.read_bytes() if path.exists() else _HEAD.encode()
    file = read_text(path, name, problems) if path.exists() else TextFile(name, _HEAD)
    if file is None:
        return None
    told: list[Problem] = []
    before = dismissals(file, facts, told)
    if has_errors(one for one in told if one.code != _EMPTY):
        problems += told
        return None
    dash = _DASH.search(file.text)
    indent = dash[1] if dash else ""
    lines = [f"{indent}{'  ' if position else '- '}{line}\n" for position, line in enumerate(entry)]
    added = ("" if file.text.endswith("\n") or not file.text else "\n") + "".join(lines)
    after = dismissals(TextFile(name, file.text + added), facts, told := [])
    if told or len(after) != len(before) + 1 or not after[-1].covers(problem):
        message = "这个文件的写法，程序不会接着往下写"
        problems.append(D047.problem(message, Source(name), f"改成每条以“- ”开头，或手工加上：{'；'.join(entry)}"))
        return None
    ends = "\r\n" if b"\r\n" in raw else "\n"
    return raw + added.replace("\n", ends).encode()


def _entry(problem: Problem, facts: Facts, reason: str, date: str) -> list[str]:
    about = str(problem.about)
    if isinstance(problem.about, OfYear) and problem.about.indicator in facts.catalogue:
        about = f"{facts.catalogue[problem.about.indicator].name} {problem.about.year}"
    fields = {"code": problem.code, "about": about, "value": problem.value}
    fields |= {"sentence": problem.sentence} if problem.sentence else {}
    return [*(f"{key}: {_written(text)}" for key, text in (fields | {"reason": reason}).items()), f"date: {date}"]


def _written(text: str) -> str:
    """Write a text as YAML reads it back, with quotes only where it needs them."""
    if _PLAIN.fullmatch(text) and not _WORDS.fullmatch(text):
        return text
    if any(character.isspace() and character != " " for character in text) or not text.isprintable():
        return json.dumps(text, ensure_ascii=False)
    return "'" + text.replace("'", "''") + "'"


def _unknown(project: Project, name: str, found: list[Problem]) -> Problem:
    """Tell an id that no finding has: the finding changed since, or a slip of the hand."""
    known = {one.id: one for one in found if one.id}
    same = [key for key in known if key.partition("-")[0] == name.partition("-")[0]]
    near = same or difflib.get_close_matches(name, known, n=1)
    message = f"没有编号为“{name}”的问题"
    hint = f"编号在 qhd-docgen check --year {project.year} 每行的末尾"
    if near:
        message += "，值或句子已经变了" if same else ""
        hint = "现在最近的是 " + "；".join(f"{key}（{known[key].code} {known[key].message}）" for key in near[:3])
    return D046.problem(message, Source(project.name(project.dismissed)), hint)
