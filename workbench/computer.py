"""What Plumbline keeps on this computer itself, outside any workspace: a random name, and where each chain stood."""

import hashlib
import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


def data_folder() -> Path:
    """Where this computer's own notes are kept: which workspaces were opened here, and what stands below."""
    from platformdirs import user_data_path

    return user_data_path("Plumbline", appauthor=False)


def machine(data: Path) -> str:
    """A random name for this computer, made once; it tells copies of a workspace apart and says nothing else."""
    path = data / "machine"
    try:
        if not path.exists():
            data.mkdir(parents=True, exist_ok=True)
            path.write_text(secrets.token_hex(16))
        return path.read_text()
    except OSError:
        return "unnamed"


@dataclass(frozen=True)
class Anchored:
    """An entry of a journal: what this computer last wrote, or something older."""

    replica: str
    seq: int
    hash: str


class Anchor:
    """A note of the last entry this computer wrote in one workspace, so that an older file in its place is noticed.

    It is best effort: a note that cannot be written or read is no note, and never stops any work.
    """

    def __init__(self, data: Path, folder: Path, workspace_id: str) -> None:
        named = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._path = data / "anchors" / f"{named}.json"
        self._workspace = workspace_id
        self._kept: Anchored | None = None

    def read(self) -> Anchored | None:
        """The entry noted for this workspace at this place, if any."""
        try:
            noted = json.loads(self._path.read_text(encoding="utf-8"))
            anchored = Anchored(str(noted["replica"]), int(noted["seq"]), str(noted["hash"]))
            return anchored if noted["workspace"] == self._workspace else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, anchored: Anchored) -> None:
        """Note this entry in place of the one before."""
        if anchored == self._kept:
            return
        noted = {"workspace": self._workspace, **vars(anchored)}
        draft = self._path.with_name(f"{self._path.name}.part")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(noted), encoding="utf-8")
            os.replace(draft, self._path)
            self._kept = anchored
