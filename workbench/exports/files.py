"""Files that appear under their name only when they are complete."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workbench.errors import Refused, WorkbenchError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A draft beside `path`, moved into place when the block ends well; whatever stood there stays until then."""
    with _in_plain_words(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".plumbline-", suffix=path.suffix)
        os.close(handle)
        draft = Path(name)
        try:
            yield draft
            with draft.open("rb+") as written:
                os.fsync(written.fileno())
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)


@contextmanager
def whole_files(folder: Path) -> Iterator[Path]:
    """A place for drafts in `folder`, which is made if need be. They appear in `folder` together when the block ends
    well, or not at all; Refused where that would replace a file."""
    with _in_plain_words(folder):
        fresh = [each for each in (folder, *folder.parents) if not each.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with tempfile.TemporaryDirectory(dir=folder, prefix=".plumbline-") as drafts:
                yield Path(drafts)
                _move_all(sorted(Path(drafts).iterdir()), folder)
        except BaseException:
            with suppress(OSError):
                for each in fresh:
                    each.rmdir()
            raise


def _move_all(drafts: list[Path], folder: Path) -> None:
    if taken := next((draft.name for draft in drafts if (folder / draft.name).exists()), None):
        raise Refused(f"{taken} is there already and was not replaced. Move it, or choose another folder.")
    moved: list[Path] = []
    try:
        for draft in drafts:
            os.rename(draft, folder / draft.name)
            moved.append(folder / draft.name)
    except OSError:
        for path in moved:
            path.unlink(missing_ok=True)
        raise


@contextmanager
def _in_plain_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WorkbenchError(_sentence(error, path)) from error


def _sentence(error: OSError, path: Path) -> str:
    if error.errno == errno.ENOSPC:
        return f"There is no space left for {path.name}. Free some space, then export again."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{path.name} cannot be written in that folder. Close it if it is open, or choose another folder."
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"The folder for {path.name} does not exist. Choose another folder."
    return f"{path.name} could not be written. Choose another folder, then export again."
