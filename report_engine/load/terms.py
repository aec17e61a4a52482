"""The dictionary of names: `data/terms.yaml`. A project without the file has none."""

from collections.abc import Iterator

from pydantic import Field

from report_engine.load.read import read_model
from report_engine.problems import Problem
from report_engine.project import Project
from report_engine.read.located import Scalar
from report_engine.read.schema import Model


class Body(Model):
    """A school, office, company or association."""

    name: Scalar = Field(description="全称")
    short: list[Scalar] = Field(default_factory=list, description="正文里允许的简称")


class DocumentName(Model):
    """A document of the authorities."""

    name: Scalar = Field(description="文件的名称，不带书名号")
    number: Scalar | None = Field(None, description="文号，例如 冀教职成〔2024〕14号")


class Preferred(Model):
    """A term with the forms that are not to be written."""

    name: Scalar = Field(description="统一的说法")
    avoid: list[Scalar] = Field(min_length=1, description="不用的说法")


class Belonging(Model):
    """What belongs to one school."""

    school: Scalar = Field(description="学校，一览表里的名称或简称")
    names: list[Scalar] = Field(min_length=1, description="属于它的人、作品、工作室、合作单位，按正文里的写法")


class Place(Model):
    """Sights, mountains, villages, and the county or district in which they lie."""

    names: list[Scalar] = Field(min_length=1, description="名胜、山水、村镇的名称")
    within: Scalar = Field(description="所在的县、区，写全称")


class Fact(Model):
    """Something that can be looked up, and how it is said."""

    of: list[Scalar] = Field(min_length=1, description="说的是什么：名称，句子里有其中一个")
    says: list[Scalar] = Field(min_length=1, description="怎样说：@ 是名称，# 是要核对的值，… 是同一分句里不多的几个字")
    right: list[Scalar] = Field(min_length=1, description="对的值，合一个就对；例如 2015年、6个月、1:20")
    among: list[Scalar] = Field(
        default_factory=list, description="会被写在那里的别的值，例如别的县、别的人；数、日期不必写"
    )
    without: list[Scalar] = Field(default_factory=list, description="句子里有了就不管的词")


class InstitutionTable(Model):
    """A data table of the year whose rows are institutions."""

    table: Scalar = Field(description="数据表的文件名，不带 .csv")
    name: Scalar = Field(description="写全称的列")
    short: Scalar | None = Field(None, description="写简称的列")


class Terms(Model):
    """Names as they are to be written, for all years."""

    bodies: list[Body] = Field(default_factory=list, description="单位：全称和允许的简称；学校名称在 schools.csv 里")
    documents: list[DocumentName] = Field(default_factory=list, description="文件")
    institutions: list[InstitutionTable] = Field(
        default_factory=list, description="一行是一个单位的数据表；不写，就是 schools.csv 的“学校名称”和“简称”"
    )
    people: list[Scalar] = Field(default_factory=list, description="人名")
    belonging: list[Belonging] = Field(
        default_factory=list, description="属于一所学校的人、作品、工作室、合作单位：同一句里写了别的学校就要核对"
    )
    words: list[Scalar] = Field(default_factory=list, description="其他专名，和容易与单位名称混淆的一般说法")
    terms: list[Preferred] = Field(default_factory=list, description="统一的说法和不用的说法")
    facts: list[Fact] = Field(
        default_factory=list, description="要核对的事实：某件事的年份、某项规定的数，正文里说成别的就提示"
    )
    places: list[Place] = Field(default_factory=list, description="名胜、山水、村镇在哪个县、区，写到别处就要核对")
    elsewhere: list[Scalar] = Field(default_factory=list, description="外地的地名，出现在单位名称以外就要核对")

    def known(self) -> Iterator[str]:
        """Go through every form that may be written."""
        for body in self.bodies:
            yield from (str(body.name), *map(str, body.short))
        for document in self.documents:
            yield from (str(document.name), *([str(document.number)] if document.number else []))
        yield from map(str, (*self.people, *self.words, *(term.name for term in self.terms)))

    def spelt(self) -> Iterator[str]:
        """Go through all that is spelt as it is written here: also works, sights and places, wherever they are."""
        yield from self.known()
        lists = (*(one.names for one in self.belonging), *(one.names for one in self.places))
        for names in (*lists, self.elsewhere, *(fact.of for fact in self.facts)):
            yield from map(str, names)


def load_terms(project: Project, problems: list[Problem]) -> Terms | None:
    """Read the dictionary; None if there is none, or if it cannot be read, which has been told."""
    return read_model(Terms, project.terms, project, problems) if project.terms.exists() else None
