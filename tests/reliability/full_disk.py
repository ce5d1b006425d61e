"""A disk that can be filled and freed: a small one of its own, else the process's own limit."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

SIZE_MB = 24


class Disk(Protocol):
    """Where files can be written until it is full."""

    home: Path

    def fill(self) -> None:
        """From now on nothing more can be written."""

    def free(self) -> None:
        """There is room again."""


class SmallDisk:
    """A file system in memory, filled with ballast to its last byte."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._ballast = home / "ballast"

    def fill(self) -> None:
        """From now on nothing more can be written."""
        with self._ballast.open("wb", buffering=0) as file:
            for block in (1 << 20, 1 << 12, 1):
                try:
                    while file.write(bytes(block)) == block:
                        pass
                except OSError:
                    continue

    def free(self) -> None:
        """There is room again."""
        self._ballast.unlink()


class LimitedFiles:
    """No file of this process may grow past nothing; what is there already can be read."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(self) -> None:
        """From now on nothing more can be written."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, self._before[1]))

    def free(self) -> None:
        """There is room again."""
        resource.setrlimit(resource.RLIMIT_FSIZE, self._before)


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """A disk mounted on the folder where that is allowed, else a limit that acts alike."""
    if not _mount(folder):
        limited = LimitedFiles(folder)
        yield limited
        limited.free()
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _mount(folder: Path) -> bool:
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
