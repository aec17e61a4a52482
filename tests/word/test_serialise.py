"""The parts of a composed document: those that python-docx would save, byte for byte."""

import io

import docx
from support.reference import REPOSITORY

from report_engine.ooxml.archive import unpack
from report_engine.word.serialise import parts_of


def test_parts_are_those_that_python_docx_saves() -> None:
    document = docx.Document(str(REPOSITORY / "templates/hebei/report.docx"))
    saved = io.BytesIO()
    document.save(saved)
    assert list(parts_of(document).items()) == list(unpack(saved.getvalue()).items())
