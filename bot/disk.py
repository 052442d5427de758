"""The folders in which the program writes: free space, whether anything can be written, and syncing them."""

import os
import tempfile
from pathlib import Path

MIN_FREE_BYTES = 100_000_000
MIN_FREE_FILES = 100
PROBE_BYTES = 4096


def written_folders(*files: Path | None) -> list[Path]:
    """Return the folders of these files that exist, and that of temporary files."""
    folders = {Path(tempfile.gettempdir()), *(file.parent for file in files if file is not None)}
    return sorted(folder for folder in folders if folder.is_dir())


def find_problem(folder: Path) -> str:
    """Return what is wrong with the disk of this folder; empty if nothing is. It writes a nameless file there."""
    try:
        found = os.statvfs(folder)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(PROBE_BYTES))
    except OSError as error:
        return f"nothing can be written: {error.strerror or type(error).__name__}"
    free = found.f_bavail * found.f_frsize
    if free < MIN_FREE_BYTES:
        return f"{free // 1_000_000} MB are free"
    if found.f_files and found.f_favail < MIN_FREE_FILES:
        return f"room for {found.f_favail} more files"
    return ""


def free_megabytes(folder: Path) -> int:
    """Return the free space of the folder's disk in MB. Raises OSError."""
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize // 1_000_000


def sync_folder(folder: Path) -> None:
    """Have the names of new files in a folder reach the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
