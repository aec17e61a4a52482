"""Runs one command and ends it, with all its children, when whoever started this ends.

Started as `python lifeline.py FOLDER COMMAND…` with a pipe on its standard input. However the
parent dies, the pipe closes: the command's process group is killed and FOLDER removed. Uses the
standard library only, so that it starts in a moment.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading


def main() -> None:
    """Run the command; the exit code is the command's."""
    folder, command = sys.argv[1], sys.argv[2:]
    child = subprocess.Popen(  # noqa: S603 - the caller names the program, nothing comes from content
        command, stdin=subprocess.DEVNULL, start_new_session=True
    )

    def watch() -> None:
        sys.stdin.buffer.read()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    os._exit(child.wait() & 0xFF)


if __name__ == "__main__":
    main()
