"""W210: what belongs to one school is told of that school.

规则：data/terms.yaml 的 belonging 登记了属于一所学校的人、作品、工作室、合作单位；提到它的句子（没有写学校的，看同一段
前面的句子；案例里看 school）如果写了一览表里的学校，其中要有登记的那一所。登记的学校也要在一览表里。
只在一所学校的案例里写的剧目、主题、团队（《……》、“……·……”、“……宣讲团”），也是那所学校的。
好：海港市卫生学校教师张三获奖（张三登记在海港市卫生学校名下）。
坏：海港市职业中专教师张三获奖。
"""

import re
from collections.abc import Iterator, Mapping

from report_engine.checks.names import school_names, standing
from report_engine.language.edges import severs
from report_engine.language.expressions import expression
from report_engine.language.passages import HAN, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem
from report_engine.read.located import Scalar

W210 = Code("W210", Category.TEXT)

_NAMED = expression(
    rf"(?:剧|舞蹈|歌曲|小品|短片|影片|作品|诗歌)《(?P<work>[{HAN}·]{{5,24}})》"
    rf"|“(?P<theme>[{HAN}]{{2,8}}·[{HAN}]{{2,8}})”|“(?P<team>[{HAN}]{{2,6}}(?:团|社|志愿队|服务队|工作室|工坊))”"
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for schools in the sentences that name what belongs to one."""
    schools = school_names(loaded)
    owners: dict[str, set[str]] = {}
    for entry in loaded.terms.belonging if loaded.terms else ():
        owner = schools.get(str(entry.school))
        if owner is None:
            yield _unknown(entry.school)
            continue
        for name in entry.names:
            owners.setdefault(str(name), set()).add(owner)
    for own, school in _of_cases(loaded, schools).items():
        owners.setdefault(own, {school})
    if not owners:
        return
    known, owned = standing(loaded, schools), standing(loaded, owners)
    cases = {case.source.file: schools.get(case.school.text, case.school.text) for case in loaded.cases}
    for passage in loaded.holding(owners):
        yield from _text(passage, (schools, known), (owners, owned), cases.get(passage.file, ""))


def _of_cases(loaded: Loaded, schools: Mapping[str, str]) -> Mapping[str, str]:
    """Give the works, themes and teams that the case of one school alone names: 情景剧《…》, “…·…”, “红烛宣讲团”."""
    files = {case.source.file: schools.get(case.school.text, "") for case in loaded.cases}
    found: dict[str, set[str]] = {}
    for passage in loaded.passages:
        for match in _NAMED.finditer(passage.text) if files.get(passage.file) else ():
            found.setdefault(str(match[match.lastgroup or 0]), set()).add(files[passage.file])
    return {name: next(iter(owner)) for name, owner in found.items() if len(owner) == 1}


def _text(
    passage: Passage,
    known: tuple[Mapping[str, str], re.Pattern[str]],
    owning: tuple[Mapping[str, set[str]], re.Pattern[str]],
    of_case: str,
) -> Iterator[Problem]:
    (schools, school), (owners, owned) = known, owning
    text = passage.text
    own = {of_case} if of_case else set()
    said = own
    for start, end in passage.sentences:
        # A sentence that names nobody goes on about whom the one before has named.
        said = {schools[match[0]] for match in school.finditer(text, start, end)} or said
        for match in owned.finditer(text, start, end):
            if said and not said & owners[match[0]] and not severs(text, *match.span()):  # 剪|纸艺|人
                place = passage.at(match.start())
                owner, other = ("、".join(sorted(names)) for names in (owners[match[0]], said))
                message = f"“{match[0]}”登记在{owner}名下，这里说的是{other}"
                about = passage.about(f"belonging:{match[0]}", match.start())
                hint = "核对学校名称；确有变化就改 data/terms.yaml 的 belonging"
                yield W210.problem(message, place, hint, about, other)


def _unknown(school: Scalar) -> Problem:
    message = f"belonging 里的学校“{school}”不在当年的学校一览表里"
    hint = "写一览表里的学校名称或简称"
    return W210.problem(message, school.source, hint, Named(f"belonging:{school}"), str(school))
