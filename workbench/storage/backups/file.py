"""One backup as one file: the encrypted data file, its keys, and what there is to say about them.

It lies about in the open, so only its format, number, time, schema and checksums can be read without the key. What it
holds and what it was made for are sealed with a key drawn from the data key, bound to everything said in clear.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from workbench.domain.progress import Progress, Work
from workbench.errors import BadFile
from workbench.storage.copies import sync_file

FORMAT, VERSION = "plumbline-backup", 1
DATABASE, KEYS, KEYS_COPY = "workspace.db", "workspace.keys", "workspace.keys.copy"
_MANIFEST, _SEALED = "manifest.json", "sealed"
_PARTS = (DATABASE, KEYS, KEYS_COPY)
_LARGEST = {_MANIFEST: 1 << 16, _SEALED: 1 << 22, KEYS: 1 << 16, KEYS_COPY: 1 << 16}
"""A file from outside may not ask for more memory than this; the data file is only ever read in pieces."""
_AT_ONCE = 1 << 20
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError),
    *(ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RuntimeError),
)


class Damaged(BadFile):
    """A backup that is not, bit for bit, what was made; or no backup at all."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is damaged, or is not a Plumbline backup. Nothing was changed. Choose another.")


@dataclass(frozen=True)
class Outline:
    """What a backup says in clear."""

    path: Path
    number: int
    at: datetime
    schema: str
    size: int
    parts: Mapping[str, tuple[int, str]]
    """(bytes, SHA-256) of each part."""
    manifest: bytes
    sealed: bytes


def outline(path: Path) -> Outline:
    """What `path` says of itself, quickly and without a key. Damaged where it cannot be read or parts are missing."""
    try:
        with zipfile.ZipFile(path) as file:
            manifest, sealed = (_small(file, name) for name in (_MANIFEST, _SEALED))
            told = json.loads(manifest)
            parts = {str(name): (int(size), str(digest)) for name, (size, digest) in told["parts"].items()}
            there = {info.filename: info for info in file.infolist()}
            whole = (
                (told["format"], told["version"]) == (FORMAT, VERSION)
                and set(there) == {_MANIFEST, _SEALED, *parts}
                and {DATABASE} <= set(parts) <= set(_PARTS)
                and len(there) == len(file.infolist())
                and all(there[name].file_size == size for name, (size, _) in parts.items())
                and all(info.compress_type == zipfile.ZIP_STORED for info in there.values())
            )
            at = datetime.fromisoformat(told["at"])
            if whole and at.tzinfo is not None:
                size = path.stat().st_size
                return Outline(path, int(told["number"]), at, str(told["schema"]), size, parts, manifest, sealed)
    except _BROKEN as error:
        raise Damaged(path) from error
    raise Damaged(path)


def _small(file: zipfile.ZipFile, name: str) -> bytes:
    told = file.getinfo(name)
    if told.file_size > _LARGEST[name] or told.compress_type != zipfile.ZIP_STORED:
        raise ValueError
    return file.read(name)


def unseal(found: Outline, data_key: bytes) -> dict[str, Any]:
    """What a backup says of its contents. Damaged where the key does not open it, or what is in clear was altered."""
    from cryptography.exceptions import InvalidTag

    try:
        nonce, sealed = found.sealed[:12], found.sealed[12:]
        told = json.loads(_cipher(data_key).decrypt(nonce, sealed, found.manifest))
    except (InvalidTag, ValueError) as error:
        raise Damaged(found.path) from error
    assert isinstance(told, dict)
    return told


def is_part(found: Outline, name: str, path: Path) -> bool:
    """Whether the small file at `path` is the one the backup has under `name`."""
    try:
        content = path.read_bytes()
    except OSError:
        return False
    return found.parts.get(name) == (len(content), hashlib.sha256(content).hexdigest())


def reading_through(found: Outline) -> Work[None]:
    """Read every byte of every part. Damaged where one differs from what was made."""
    for name in found.parts:
        yield from _reading(found, name, lambda _piece: None)


def extracting(found: Outline, name: str, target: Path) -> Work[None]:
    """Write one part to `target`, checked and on disk. Damaged where it differs from what was made."""
    with target.open("wb") as file:
        yield from _reading(found, name, lambda piece: file.write(piece))
        file.flush()
        os.fsync(file.fileno())


def made_of(found: Outline) -> str:
    """Which workspace it says in clear that it was made of; empty where that cannot be told."""
    with suppress(*_BROKEN), zipfile.ZipFile(found.path) as file:
        for name in found.parts.keys() & {KEYS, KEYS_COPY}:
            if found.parts[name][0] <= _LARGEST[name]:
                return str(json.loads(json.loads(file.read(name))["body"])["workspace"])
    return ""


def extracting_keys(found: Outline, folder: Path) -> Work[None]:
    """The key files of the backup, and no others, into `folder`."""
    for name in (KEYS, KEYS_COPY):
        (folder / name).unlink(missing_ok=True)
        if name in found.parts:
            yield from extracting(found, name, folder / name)


def _reading(found: Outline, name: str, take: Callable[[bytes], object]) -> Work[None]:
    size, wanted = found.parts[name]
    digest, done = hashlib.sha256(), 0
    try:
        with zipfile.ZipFile(found.path) as file, file.open(name) as part:
            while piece := part.read(_AT_ONCE):
                digest.update(piece)
                done += len(piece)
                yield Progress(done, size, "Reading")
                _take(take, piece)
    except _NotTaken as error:
        raise error.args[0] from error
    except _BROKEN as error:
        raise Damaged(found.path) from error
    if (done, digest.hexdigest()) != (size, wanted):
        raise Damaged(found.path)


class _NotTaken(Exception):
    """The piece was read well and could not be written: no fault of the backup."""


def _take(take: Callable[[bytes], object], piece: bytes) -> None:
    try:
        take(piece)
    except OSError as error:
        raise _NotTaken(error) from error


def writing(
    target: Path, number: int, at: datetime, schema: str, parts: Mapping[str, Path], told: object, data_key: bytes
) -> Work[Outline]:
    """Make the file at `target`, whose name is not yet its last one; then read it back. OSError where it cannot be."""
    kept: dict[str, tuple[int, str]] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as file:
        for name, source in parts.items():
            digest, size = hashlib.sha256(), 0
            with source.open("rb") as reading, file.open(zipfile.ZipInfo(name), "w", force_zip64=True) as part:
                while piece := reading.read(_AT_ONCE):
                    part.write(piece)
                    digest.update(piece)
                    size += len(piece)
                    yield Progress(size, 0, "Writing")
            kept[name] = (size, digest.hexdigest())
        clear = {"format": FORMAT, "version": VERSION, "number": number, "at": at.isoformat(), "schema": schema}
        manifest = json.dumps({**clear, "parts": kept}, sort_keys=True).encode()
        nonce = os.urandom(12)
        sealed = nonce + _cipher(data_key).encrypt(nonce, json.dumps(told).encode(), manifest)
        for name, content in ((_MANIFEST, manifest), (_SEALED, sealed)):
            file.writestr(zipfile.ZipInfo(name), content)
    sync_file(target)
    found = outline(target)
    unseal(found, data_key)
    yield from reading_through(found)
    return found


def copied(source: Path, target: Path) -> Work[None]:
    """The whole file, byte for byte and on disk; it is to be read back by `outline` and `reading_through`."""
    size, done = source.stat().st_size, 0
    with source.open("rb") as reading, target.open("wb") as file:
        while piece := reading.read(_AT_ONCE):
            file.write(piece)
            done += len(piece)
            yield Progress(done, size, "Copying")
        file.flush()
        os.fsync(file.fileno())


def _cipher(data_key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return AESGCM(HKDF(SHA256(), 32, None, b"plumbline backup manifest").derive(data_key))
