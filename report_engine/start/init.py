"""A new project from the smallest one, which is shipped with the engine (`seed/`), with the guide for authors."""

import shutil
import tempfile
from pathlib import Path

from report_engine.files import reason, write_aside
from report_engine.problems import Problem, Source

SEED = Path(__file__).parent / "seed"
GUIDE = Path(__file__).parent / "编写指南.md"  # the one of docs/, which the wheel has here


def start_project(folder: Path, problems: list[Problem]) -> bool:
    """Make the project in a folder that is empty or does not exist; False, with the reason told, otherwise."""
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        what = "文件夹里已有文件" if folder.is_dir() else "这是一个文件"
        problems.append(Problem("S003", what, Source(folder), "换一个空的或新的文件夹，已有的东西不会动"))
        return False
    made = [parent for parent in folder.parents if not parent.exists()]
    home = next(parent for parent in folder.parents if parent.exists())
    stage: Path | None = None
    try:
        stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=home))
        for path in sorted(path for path in SEED.rglob("*") if path.is_file()):
            write_aside(stage / "project" / path.relative_to(SEED), path.read_bytes())
        write_aside(stage / "project" / GUIDE.name, GUIDE.read_bytes())
        folder.parent.mkdir(parents=True, exist_ok=True)
        if folder.exists():
            folder.rmdir()  # empty; not every system moves a folder onto another
        (stage / "project").rename(folder)
    except OSError as error:
        problems.append(Problem("F020", f"写不了文件：{reason(error)}", Source(folder), "换一个能写的位置再试"))
        return False
    finally:
        if stage:
            shutil.rmtree(stage, ignore_errors=True)
        for parent in made:
            if parent.is_dir() and not any(parent.iterdir()):
                parent.rmdir()
    return True
