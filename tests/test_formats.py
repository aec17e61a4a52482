"""Problems for programs: the same findings as the printed lines."""

import json
from pathlib import Path

from click.testing import CliRunner
from tiny_project import Tiny

from report_engine.cli import main
from report_engine.cli.formats import as_json, as_sarif
from report_engine.problems import Problem, Severity, Source

PROBLEMS = [
    Problem("N003", "表“甲”没有提到", Source(Path("content/2031/a.yaml"), 3, 7), "写 [@甲]"),
    Problem("I001", "照片待补", Source(Path("content/2031/b.yaml")), severity=Severity.WARNING),
]


def test_json_holds_every_field() -> None:
    found = json.loads(as_json(PROBLEMS))
    assert found["counts"] == {"error": 1, "warning": 1, "note": 0}
    assert found["problems"][0] == {
        "code": "N003",
        "severity": "error",
        "message": "表“甲”没有提到",
        "hint": "写 [@甲]",
        "file": "content/2031/a.yaml",
        "line": 3,
        "column": 7,
        "category": "fault",
        "id": "",
        "about": "",
        "value": "",
        "sentence": "",
    }


def test_sarif_names_rules_and_places() -> None:
    log = json.loads(as_sarif(PROBLEMS))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["I001", "N003"]
    first, second = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("N003", 1, "error")
    assert first["message"]["text"] == "表“甲”没有提到（写 [@甲]）"
    place = first["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "content/2031/a.yaml"},
        "region": {"startLine": 3, "startColumn": 7},
    }
    assert "region" not in second["locations"][0]["physicalLocation"], "the whole file has no line"


def test_check_prints_only_json_on_standard_output(tiny: Tiny) -> None:
    tiny.change("content/2024/sections/1-basics.yaml", "title: 基本情况", "titel: 基本情况")
    arguments = ["check", "--year", "2024", "--root", str(tiny.root), "--format", "json"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    codes = [problem["code"] for problem in json.loads(result.stdout)["problems"]]
    assert "Y011" in codes
    assert result.stderr == ""


def test_check_prints_sarif(tiny: Tiny) -> None:
    arguments = ["check", "--year", "2024", "--root", str(tiny.root), "--format", "sarif"]
    result = CliRunner().invoke(main, arguments)
    assert json.loads(result.stdout)["runs"][0]["results"][0]["ruleId"] == "I001"
