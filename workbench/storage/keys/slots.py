"""The key file: a random data key, wrapped once by the passphrase and once by the recovery code.

Changing the passphrase rewrites one small file and never the data. Two copies, each with its own checksum: a damaged
one is noticed and the other used.
"""

import hashlib
import hmac
import json
import os
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.errors import CannotOpen, NotSaved, WrongPassphrase
from workbench.storage.keys.recovery_code import new_code, plain_code

MAIN, COPY = "workspace.keys", "workspace.keys.copy"

_PASSPHRASE_COST = {"memory": 65_536, "passes": 3, "lanes": 4}
_CODE_COST = {"memory": 19_456, "passes": 2, "lanes": 1}  # the code has 160 random bits of its own


@dataclass(frozen=True)
class Unlocked:
    """The data key of an opened key file. `note` says so when the second copy had to be used."""

    data_key: bytes = field(repr=False)
    workspace_id: str
    note: str = ""


def create(folder: Path, passphrase: str) -> tuple[Unlocked, str]:
    """A new key file in `folder`: the unlocked key, and the recovery code, shown once and kept nowhere."""
    data_key, workspace_id, code = secrets.token_bytes(32), secrets.token_hex(8), new_code()
    slots = [
        _wrap("passphrase", _normal(passphrase), data_key, workspace_id, _PASSPHRASE_COST),
        _wrap("recovery", plain_code(code), data_key, workspace_id, _CODE_COST),
    ]
    _write(folder, {"version": 1, "workspace": workspace_id, "slots": slots})
    return Unlocked(data_key, workspace_id), code


def unlock(folder: Path, passphrase: str, *, mend: bool = True) -> Unlocked:
    """The data key, by passphrase. WrongPassphrase, or CannotOpen when both copies of the key file are damaged.

    Once the key is out, a damaged or older copy is put right, unless `mend` is False.
    """
    return _unlock(folder, "passphrase", _normal(passphrase), mend)


def unlock_with_code(folder: Path, code: str, *, mend: bool = True) -> Unlocked:
    """The data key, by recovery code. A typing mistake in the code is told apart from a wrong code."""
    return _unlock(folder, "recovery", plain_code(code), mend)


def workspace_of(folder: Path) -> str:
    """Which workspace the keys in `folder` are of, as they say in clear; empty where there are none that are whole."""
    try:
        return str(_read(folder).document.get("workspace", ""))
    except CannotOpen:
        return ""


def change_passphrase(folder: Path, unlocked: Unlocked, passphrase: str) -> None:
    """Wrap the data key under a new passphrase; the recovery code stays as it is."""
    change(folder, unlocked, passphrase=passphrase)


def change(folder: Path, unlocked: Unlocked, *, passphrase: str = "", code: str = "") -> None:
    """Wrap the data key under a new passphrase, a new recovery code, or both: in one step or not at all.

    What is not given stays as it is. NotSaved, with everything as it was, where the key file cannot be written.
    """
    fresh = []
    if passphrase:
        fresh.append(("passphrase", _normal(passphrase), _PASSPHRASE_COST))
    if code:
        fresh.append(("recovery", plain_code(code), _CODE_COST))
    document = _read(folder).document
    if document.get("workspace") != unlocked.workspace_id:
        raise CannotOpen("The key file belongs to another workspace. Nothing was changed. Put back the last backup.")
    replaced = {kind for kind, _, _ in fresh}
    kept = [slot for slot in document["slots"] if slot["kind"] not in replaced]
    slots = [_wrap(kind, secret, unlocked.data_key, unlocked.workspace_id, cost) for kind, secret, cost in fresh]
    try:
        _write(folder, {**document, "slots": [*slots, *kept]})
    except OSError as error:
        what = " and ".join({"passphrase": "passphrase", "recovery": "recovery code"}[kind] for kind, _, _ in fresh)
        raise NotSaved(
            f"The new {what} could not be saved, so the old one still holds. "
            "Check that there is space and that the workspace folder can be written to, then try again."
        ) from error


def _unlock(folder: Path, kind: str, secret: bytes, mend: bool) -> Unlocked:
    from cryptography.exceptions import InvalidTag

    found = _read(folder)
    try:
        slot = next(slot for slot in found.document["slots"] if slot["kind"] == kind)
        cost, salt, nonce = slot["cost"], bytes.fromhex(slot["salt"]), bytes.fromhex(slot["nonce"])
        wrapped, workspace_id = bytes.fromhex(slot["wrapped"]), found.document["workspace"]
        usable = _affordable(cost) and len(salt) == 16 and len(nonce) == 12 and isinstance(workspace_id, str)
    except (StopIteration, KeyError, TypeError, ValueError) as error:
        raise CannotOpen(_BOTH_DAMAGED) from error
    if not usable:
        raise CannotOpen(_BOTH_DAMAGED)
    try:
        data_key = _cipher(secret, salt, cost).decrypt(nonce, wrapped, _bound_to(workspace_id, kind, cost))
    except InvalidTag as error:
        what = "recovery code" if kind == "recovery" else "passphrase"
        raise WrongPassphrase(f"That {what} does not open this workspace. Nothing was changed. Try again.") from error
    return Unlocked(data_key, workspace_id, _mend(folder, found) if mend else found.said())


def _affordable(cost: dict[str, int]) -> bool:
    """Whether a derivation stays within sense: a doctored file must not be able to ask for a terabyte or an hour."""
    whole = all(type(cost[name]) is int for name in ("memory", "passes", "lanes"))
    return whole and 8_192 <= cost["memory"] <= 262_144 and 1 <= cost["passes"] <= 10 and 1 <= cost["lanes"] <= 16


def _wrap(kind: str, secret: bytes, data_key: bytes, workspace_id: str, cost: dict[str, int]) -> dict[str, object]:
    salt, nonce = os.urandom(16), os.urandom(12)
    wrapped = _cipher(secret, salt, cost).encrypt(nonce, data_key, _bound_to(workspace_id, kind, cost))
    return {"kind": kind, "cost": cost, "salt": salt.hex(), "nonce": nonce.hex(), "wrapped": wrapped.hex()}


def _cipher(secret: bytes, salt: bytes, cost: dict[str, int]) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    derive = Argon2id(salt=salt, length=32, iterations=cost["passes"], lanes=cost["lanes"], memory_cost=cost["memory"])
    return AESGCM(derive.derive(secret))


def _bound_to(*parts: object) -> bytes:
    return json.dumps(parts, sort_keys=True).encode()


def _normal(passphrase: str) -> bytes:
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


_BOTH_DAMAGED = (
    "The key file and its copy are both damaged, so this workspace cannot be unlocked. "
    "Nothing was changed. Put back the key file from a backup."
)
_NO_KEYS = (
    "This workspace has no key file, so it cannot be unlocked. "
    "Nothing was changed. Put back the key file from a backup."
)


def _write(folder: Path, document: dict[str, Any]) -> None:
    body = json.dumps(document, sort_keys=True)
    sealed = json.dumps({"sha256": hashlib.sha256(body.encode()).hexdigest(), "body": body}).encode()
    for name in (MAIN, COPY):
        _put(folder / name, sealed)
        sync_folder(folder)


def _put(path: Path, sealed: bytes) -> None:
    draft = path.with_name(f"{path.name}.part")
    try:
        with draft.open("wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


@dataclass(frozen=True)
class _Found:
    """The key document; and which file is to be put in place of which, where they were not both whole and the same."""

    document: dict[str, Any]
    whole: str = ""
    other: str = ""
    what: str = ""

    def said(self, after: str = "") -> str:
        return f"{self.what}{after}." if self.what else ""


def _read(folder: Path) -> _Found:
    main, copy = _whole(folder / MAIN), _whole(folder / COPY)
    if main is not None:
        if copy is None:
            return _Found(_document(main), MAIN, COPY, f"The copy of the key file was {_harm(folder / COPY)}")
        # Whole and different: the program ended between the two writes of a passphrase change.
        return _Found(_document(main)) if copy == main else _Found(_document(main), MAIN, COPY)
    if copy is not None:
        return _Found(_document(copy), COPY, MAIN, f"The key file was {_harm(folder / MAIN)}; its copy was used")
    missing = not (folder / MAIN).exists() and not (folder / COPY).exists()
    raise CannotOpen(_NO_KEYS if missing else _BOTH_DAMAGED)


def _harm(path: Path) -> str:
    return "damaged" if path.exists() else "missing"


def _whole(path: Path) -> bytes | None:
    """The file's bytes, or None where it is missing or its checksum does not hold."""
    try:
        raw = path.read_bytes()
        sealed = json.loads(raw)
        whole = hmac.compare_digest(hashlib.sha256(sealed["body"].encode()).hexdigest(), sealed["sha256"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return raw if whole else None


def _document(sealed: bytes) -> dict[str, Any]:
    try:
        document = json.loads(json.loads(sealed)["body"])
    except ValueError as error:
        raise CannotOpen(_BOTH_DAMAGED) from error
    if not isinstance(document, dict):
        raise CannotOpen(_BOTH_DAMAGED)
    return document


def _mend(folder: Path, found: _Found) -> str:
    """Put the whole file in place of the other; a damaged one is kept beside it. Says what was done."""
    if not found.whole:
        return ""
    try:
        if found.what and (folder / found.other).exists():
            os.replace(folder / found.other, folder / f"{found.other}.damaged")
        _put(folder / found.other, (folder / found.whole).read_bytes())
        sync_folder(folder)
    except OSError:
        return found.said() and f"{found.said()} It could not be mended here: back up this workspace soon."
    return found.said(" and has been put right")


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` durable, where the system has that notion."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
