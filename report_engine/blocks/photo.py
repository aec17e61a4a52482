"""`photo`: a picture supplied by a school."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated

from pydantic import Field

from report_engine.blocks.context import Context, typed
from report_engine.blocks.parts import Id, Line
from report_engine.document import Block, Figure, Photo
from report_engine.read.fields import formed
from report_engine.read.located import Scalar
from report_engine.read.schema import Model


class PhotoBlock(Model):
    """A photo; while its file is missing, a frame in the report says what to supply."""

    id: Id
    file: Annotated[Scalar, formed(r"\.([Jj][Pp][Ee]?[Gg]|[Pp][Nn][Gg])$")] = Field(
        description="photos 文件夹里的文件名"
    )
    caption: Line = Field(description="图题，不写编号")
    alt: Scalar = Field(description="替代文字：画面里有什么，供读屏软件朗读")


def lower(block: PhotoBlock, context: Context) -> tuple[Block, ...]:
    """Find the file inside the photos folder; a path that leaves it is never opened, its place is framed."""
    name = unicodedata.normalize("NFC", block.file.strip())
    parts = PureWindowsPath(name).parts
    leaves = PureWindowsPath(name).anchor or PurePosixPath(name).is_absolute() or ".." in parts
    path = (context.photos / "/".join(parts)) if not leaves else context.photos
    is_usable = False
    if leaves or not path.resolve().is_relative_to(context.photos.resolve()):
        hint = f"只写 {context.photos_name.as_posix()} 里的文件名"
        context.tell("P040", f"照片的路径“{block.file}”离开了照片文件夹", block.file.source, hint)
        path = context.photos / (PureWindowsPath(name).name or "photo")
    elif path.suffix.lower() not in (".jpg", ".jpeg", ".png"):
        context.tell("P041", f"照片“{block.file}”不是 JPEG 或 PNG", block.file.source, "另存为 .jpg 或 .png")
    else:
        is_usable = True
        shared = context.shared_photos / "/".join(parts) if context.shared_photos else None
        if shared is not None and shared.is_file() and not path.is_file():
            path = shared
    photo = Photo(path, (context.photos_name / "/".join(parts)).as_posix(), is_usable)
    return (Figure(str(block.id), typed(block.caption), typed(block.alt), photo, block.span),)
