"""W260: offices, posts, peoples, regions, stages of schooling and certificates are called as the system has them.

规则：机关按层级称部、厅、局，职务要合单位，民族写规范的全称，与香港、澳门对称的是内地，与台湾对称的是大陆，学段、学制、证书不混；
一个专业列在自己的专业大类里，它的学生发挥特长、苦练基本功，做的是本专业的事。程序
带着一份，收得少而有把握；书名号里的不管。确实是专名，登记到 data/terms.yaml 的 words。
好：省教育厅；团市委；学校党委书记；蒙古族；内地和香港；“3+2”毕业取得专科学历；医药卫生类的护理、康复技术专业。
坏：省教育局；市团委；学校党委校长；蒙族；国内和香港；“3+2”毕业取得本科学历；
医药卫生类的护理、机电技术应用专业；会计专业的学生发挥专业特长，为老人测血压。
"""

from collections.abc import Iterator
from operator import attrgetter

from report_engine.checks.names import standing
from report_engine.language.constructions import found_in
from report_engine.language.majors import strange
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W260 = Code("W260", Category.TEXT)

_FILE = "system.yaml"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for every wrong form outside titles and registered names."""
    known = standing(loaded, loaded.terms.known() if loaded.terms else ())
    told: set[tuple[int, int]] = set()
    for passage, match, one in found_in(loaded.prose_holding, attrgetter("untitled"), _FILE):
        # What stands inside a registered name is right; such a name inside what is wrong is not.
        names = known.finditer(passage.text, *passage.sentence(match.start()))
        inside = any(name.start() <= match.start() and match.end() <= name.end() for name in names)
        if inside or (id(passage), match.start()) in told:
            continue
        told.add((id(passage), match.start()))
        said = passage.said(*match.span())
        about = passage.about(f"system:{said}", match.start())
        yield W260.problem(f"{one.group}：“{said}”", passage.at(match.start()), one.cure, about, said)
    for passage in loaded.prose_holding(["专业"]):
        for odd in strange(passage.quiet, passage.sentences):
            about = passage.about(f"major:{odd.said}", odd.start)
            message = f"“{odd.said}”与“{odd.major}”不合"
            yield W260.problem(message, passage.at(odd.start), f"{odd.hint}；核对专业", about, odd.said)
