"""Runs one command and ends it, with all its children, when whoever started this ends.

Started as `python lifeline.py FOLDER COMMAND…` with a pipe on its standard input. However the
parent dies, the pipe closes: the command's process group is killed and FOLDER removed, and the
socket that LibreOffice keeps elsewhere. Uses the standard library only, so that it starts in a moment.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading

_PROFILE = "-env:UserInstallation="
_PIPES = ("/tmp", "/var/tmp")  # noqa: S108 - these are LibreOffice's own, the second where the first cannot be used


def main() -> None:
    """Run the command; the exit code is the command's, as shells give it."""
    folder, command = sys.argv[1], sys.argv[2:]
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Ctrl-C and a closed terminal reach the parent too; only its end counts. A handler of
        # our own, unlike SIG_IGN, is not handed down to the command.
        signal.signal(name, lambda *_: None)
    child = subprocess.Popen(  # noqa: S603 - the caller names the program, nothing comes from content
        command, stdin=subprocess.DEVNULL, start_new_session=True
    )
    cut = threading.Event()

    def follow() -> None:
        code = child.wait()
        if not cut.is_set():
            _kill(child.pid)  # what the command left running
            if code:
                _remove_pipe(command)
            os._exit(code if code >= 0 else 128 - code)

    threading.Thread(target=follow, daemon=True).start()
    sys.stdin.buffer.read()
    cut.set()
    _kill(child.pid)
    child.wait()
    _remove_pipe(command)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _kill(group: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


def _remove_pipe(command: list[str]) -> None:
    """Remove the pipe of a LibreOffice that could not do it any more.

    It lies here whatever TMPDIR says, and is named after the address of the profile.
    """
    from hashlib import md5  # noqa: PLC0415 - these cost more to load than all else, and are hardly ever needed
    from pathlib import Path  # noqa: PLC0415

    encoding = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
    for profile in (argument.partition(_PROFILE)[2] for argument in command if argument.startswith(_PROFILE)):
        digest = md5(profile.encode(encoding), usedforsecurity=False).digest()
        name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)
        for folder in _PIPES:
            with contextlib.suppress(OSError):
                Path(folder, name).unlink()


if __name__ == "__main__":
    main()
