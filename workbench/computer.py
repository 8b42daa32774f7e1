"""What Plumbline keeps on this computer itself, outside any workspace: where its notes are, and a random name."""

import secrets
from pathlib import Path


def data_folder() -> Path:
    """Where this computer's own notes are kept: which workspaces were opened here, and the name below."""
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
