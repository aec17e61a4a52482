"""`photo`: the file stays inside the photos folder, whatever its path says."""

import io
from pathlib import Path

import pytest
from PIL import Image
from support.ooxml import Docx
from tiny_project import CASE, MISSING_PHOTO, PHOTO, Tiny

from report_engine import pipeline
from report_engine.document import Figure, Photo
from report_engine.ooxml.elements import WP
from report_engine.problems import has_errors

FOLDER = "content/2024/photos"


def jpeg() -> bytes:
    raw = io.BytesIO()
    Image.new("RGB", (60, 40), "#1F4E79").save(raw, "JPEG")
    return raw.getvalue()


def photo_of(tiny: Tiny) -> Photo:
    (case,) = tiny.load().cases
    assert tiny.said() == []
    (figure,) = (block for block in case.body if isinstance(block, Figure))
    assert isinstance(figure.image, Photo)
    return figure.image


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("drama.jpg", "drama.jpg"),
        ("' drama.JPG '", "drama.JPG"),
        ("学校/剧照.png", "学校/剧照.png"),
        ("学校\\剧照.jpeg", "学校/剧照.jpeg"),  # as Windows writes paths
        ("./drama.jpg", "drama.jpg"),
    ],
)
def test_path_inside_the_folder(tiny: Tiny, typed: str, name: str) -> None:
    tiny.change(CASE, "file: drama.jpg", f"file: {typed}")
    photo = photo_of(tiny)
    assert photo.name == f"{FOLDER}/{name}"
    assert photo.path == tiny.root / FOLDER / name


@pytest.mark.parametrize(
    "path",
    [
        "../secret.jpg",
        "../../../../etc/passwd.jpg",
        "学校/../../secret.jpg",
        "学校/../drama.jpg",
        "/etc/secret.jpg",
        "C:\\照片\\a.jpg",
        "C:a.jpg",
        "..\\..\\secret.jpg",
        "\\\\server\\share\\a.jpg",
        "\\secret.jpg",
    ],
)
def test_path_that_leaves_the_folder_is_refused(tiny: Tiny, path: str) -> None:
    tiny.change(CASE, "file: drama.jpg", f"file: '{path}'")
    assert tiny.check() == [f"{CASE}:6:35: 错误 P040 照片的路径“{path}”离开了照片文件夹（只写 {FOLDER} 里的文件名）"]


def link(tiny: Tiny, name: str, target: Path) -> None:
    tiny.path(FOLDER).mkdir(parents=True, exist_ok=True)
    (tiny.path(FOLDER) / name).symlink_to(target)


def test_link_to_a_file_outside_is_refused(tiny: Tiny) -> None:
    tiny.write("secret.jpg", jpeg())
    link(tiny, "drama.jpg", tiny.path("secret.jpg"))
    assert tiny.check() == [f"{CASE}:6:35: 错误 P040 照片的路径“drama.jpg”离开了照片文件夹（只写 {FOLDER} 里的文件名）"]


def test_link_to_a_folder_outside_is_refused(tiny: Tiny) -> None:
    tiny.write("elsewhere/a.jpg", jpeg())
    link(tiny, "sub", tiny.path("elsewhere"))
    tiny.change(CASE, "file: drama.jpg", "file: sub/a.jpg")
    assert tiny.check() == [f"{CASE}:6:35: 错误 P040 照片的路径“sub/a.jpg”离开了照片文件夹（只写 {FOLDER} 里的文件名）"]


def test_link_inside_the_folder_is_fine(tiny: Tiny) -> None:
    tiny.write(f"{FOLDER}/real.jpg", jpeg())
    link(tiny, "drama.jpg", Path("real.jpg"))
    assert not has_errors(pipeline.check(tiny.project).problems)


@pytest.mark.parametrize("name", ["drama.gif", "drama.docx", "drama", "drama.jpg.exe", ".jpg"])
def test_file_of_another_kind(tiny: Tiny, name: str) -> None:
    tiny.change(CASE, "file: drama.jpg", f"file: {name}")
    assert tiny.check() == [f"{CASE}:6:35: 错误 P041 照片“{name}”不是 JPEG 或 PNG（另存为 .jpg 或 .png）"]


@pytest.mark.parametrize(
    "field", ["id: fig-drama", "file: drama.jpg", "caption: 话剧剧照", "alt: 学生站在舞台中央谢幕"]
)
def test_every_field_of_a_photo_is_wanted(tiny: Tiny, field: str) -> None:
    name, _, value = field.partition(": ")
    tiny.change(CASE, f"{name}: {value}", f"{name}: ")
    assert f"错误 Y012 缺少字段“{name}”（补上它；字段名后写半角冒号和空格）" in tiny.check()[0]


def test_missing_photo_is_a_warning_in_a_draft_and_an_error_in_the_final_report(tiny: Tiny) -> None:
    draft = pipeline.build(tiny.project, tiny.project.output, pages="on-open")
    assert [str(problem) for problem in draft.problems] == [MISSING_PHOTO]
    assert tiny.project.output.exists()
    before = tiny.project.output.read_bytes()
    final = pipeline.build(tiny.project, tiny.project.output, final=True, pages="on-open")
    assert [str(problem) for problem in final.problems] == [MISSING_PHOTO.replace("警告", "错误")]
    assert final.written == ()
    assert tiny.project.output.read_bytes() == before


@pytest.mark.parametrize("raw", [b"", b"no picture", b"GIF89a" + b"\0" * 90, jpeg()[:300], b"\x89PNG\r\n\x1a\n"])
def test_broken_photo_is_told_and_its_place_is_framed(tiny: Tiny, raw: bytes) -> None:
    tiny.write(PHOTO, raw)
    (problem,) = tiny.build()
    assert problem.startswith(f"{PHOTO}: 错误 I003 照片打不开：")
    alternatives = [one.get("descr") for one in Docx.read(tiny.project.output).body.iter(f"{{{WP}}}docPr")]
    assert "照片待补：学生站在舞台中央谢幕" in alternatives
    assert pipeline.build(tiny.project, tiny.project.output, final=True, pages="on-open").written == ()
