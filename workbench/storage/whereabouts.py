"""Where a folder lies: on this computer, in a folder that something copies to a server, on a stick, on a network."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath

from workbench.errors import Refused

MOUNTS = Path("/proc/self/mounts")


class Lies(StrEnum):
    HERE = "here"
    SYNCED = "synced"
    REMOVABLE = "removable"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`name` is that of the service or the stick; empty for a folder of this computer."""

    lies: Lies
    name: str = ""

    @property
    def in_words(self) -> str:
        """ "on this computer", "in OneDrive on this computer", "on the stick BLUE", "on a network drive"."""
        return {
            Lies.HERE: "on this computer",
            Lies.SYNCED: f"in {self.name} on this computer",
            Lies.REMOVABLE: f"on the stick {self.name}".rstrip(),
            Lies.NETWORK: "on a network drive",
        }[self.lies]


_SERVICES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "sharepoint": "SharePoint",
    "pclouddrive": "pCloud",
}
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK = frozenset((
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "ncpfs", "afs", "davfs", "ceph", "glusterfs", "fuse.sshfs",
    "fuse.glusterfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.curlftpfs", "fuse.s3fs",
))  # fmt: skip
_STICKS = ("/media/", "/run/media/", "/Volumes/")
_CLOUD_TAG = 0x9000001A
"""Windows marks each file that a sync service keeps with a tag of this family."""


def whereabouts(
    folder: Path, *, environ: Mapping[str, str] = os.environ, mounts: Path = MOUNTS, platform: str = sys.platform
) -> Whereabouts:
    """Where `folder` lies, or will lie. What cannot be told is taken for this computer."""
    told = str(folder)
    if told.startswith(("\\\\", "//")):
        return Whereabouts(Lies.NETWORK)
    point, kind = _mount_of(PurePath(told).as_posix(), mounts)
    drive = _windows_drive(folder) if platform == "win32" else 0
    if kind in _NETWORK or drive == 4:
        return Whereabouts(Lies.NETWORK)
    if service := _service(folder, environ):
        return Whereabouts(Lies.SYNCED, service)
    if drive == 2:
        return Whereabouts(Lies.REMOVABLE, folder.drive)
    for stick in _STICKS:
        if told.startswith(stick):
            return Whereabouts(Lies.REMOVABLE, _stick_name(told, stick, point))
    return Whereabouts(Lies.HERE)


def check_can_be_kept(folder: Path) -> None:
    """Refused where a workspace cannot be kept safely: two computers writing over a network may destroy it."""
    if whereabouts(folder).lies is Lies.NETWORK:
        raise Refused(
            "This folder is on a network drive, where a workspace can be damaged if the connection breaks. "
            "Choose a folder of this computer, and put backups on the network."
        )


def _service(folder: Path, environ: Mapping[str, str]) -> str:
    for variable in _ONEDRIVE_VARIABLES:
        root = environ.get(variable, "")
        if root and folder.is_relative_to(root):
            return "OneDrive"
    for part in folder.parts:
        plain = part.casefold()
        for start, service in _SERVICES.items():
            # "OneDrive - Northmere Council", "Dropbox (Personal)", "OneDrive-NorthmereCouncil"
            if plain == start or plain.startswith((f"{start} -", f"{start}-", f"{start} (")):
                return service
    return "a synced folder" if _is_tagged(folder) else ""


def _is_tagged(folder: Path) -> bool:
    for each in (folder, *folder.parents):
        try:
            tag = getattr(os.lstat(each), "st_reparse_tag", 0)
        except OSError:
            continue
        if tag & 0xFFFF0FFF == _CLOUD_TAG:
            return True
    return False


def _mount_of(folder: str, mounts: Path) -> tuple[str, str]:
    """The mount point and the kind of file system that hold `folder`, where the system lists them."""
    found = ("", "")
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return found
    for line in lines:
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = parts[1].replace("\\040", " ")
        inside = folder == point or folder.startswith(f"{point.rstrip('/')}/")
        if inside and len(point) >= len(found[0]):
            found = (point, parts[2])
    return found


def _stick_name(told: str, start: str, point: str) -> str:
    if point.startswith(start):
        return PurePath(point).name
    parts = told.removeprefix(start).split("/")
    # /media/USER/STICK, /run/media/USER/STICK, /Volumes/STICK
    return parts[0] if start == "/Volumes/" or len(parts) < 3 else parts[1]


def _windows_drive(folder: Path) -> int:
    """2 for removable, 4 for a network drive."""
    import ctypes

    kernel = getattr(ctypes, "windll", None)
    return int(kernel.kernel32.GetDriveTypeW(f"{folder.drive}\\")) if kernel and folder.drive else 0
