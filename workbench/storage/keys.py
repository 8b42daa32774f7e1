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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.errors import CannotOpen, WrongPassphrase

MAIN, COPY = "workspace.keys", "workspace.keys.copy"

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_CODE_LENGTH, _CHECK_LENGTH = 32, 4
_PASSPHRASE_COST = {"memory": 65_536, "passes": 3, "lanes": 4}
_CODE_COST = {"memory": 19_456, "passes": 2, "lanes": 1}  # the code has 160 random bits of its own


@dataclass(frozen=True)
class Unlocked:
    """The data key of an opened key file. `note` says so when the second copy had to be used."""

    data_key: bytes
    workspace_id: str
    note: str = ""

    def __repr__(self) -> str:
        return f"Unlocked({self.workspace_id})"


def create(folder: Path, passphrase: str) -> tuple[Unlocked, str]:
    """A new key file in `folder`: the unlocked key, and the recovery code, shown once and kept nowhere."""
    data_key, workspace_id, code = secrets.token_bytes(32), secrets.token_hex(8), _new_code()
    slots = [
        _wrap("passphrase", _normal(passphrase), data_key, workspace_id, _PASSPHRASE_COST),
        _wrap("recovery", _plain_code(code), data_key, workspace_id, _CODE_COST),
    ]
    _write(folder, {"version": 1, "workspace": workspace_id, "slots": slots})
    return Unlocked(data_key, workspace_id), code


def unlock(folder: Path, passphrase: str) -> Unlocked:
    """The data key, by passphrase. WrongPassphrase, or CannotOpen when both copies of the key file are damaged."""
    return _unlock(folder, "passphrase", _normal(passphrase))


def unlock_with_code(folder: Path, code: str) -> Unlocked:
    """The data key, by recovery code. A typing mistake in the code is told apart from a wrong code."""
    return _unlock(folder, "recovery", _plain_code(code))


def change_passphrase(folder: Path, unlocked: Unlocked, passphrase: str) -> None:
    """Wrap the data key under a new passphrase; the recovery code stays as it is."""
    document, _ = _read(folder)
    kept = [slot for slot in document["slots"] if slot["kind"] != "passphrase"]
    fresh = _wrap("passphrase", _normal(passphrase), unlocked.data_key, unlocked.workspace_id, _PASSPHRASE_COST)
    _write(folder, {**document, "slots": [fresh, *kept]})


def _unlock(folder: Path, kind: str, secret: bytes) -> Unlocked:
    from cryptography.exceptions import InvalidTag

    document, note = _read(folder)
    try:
        slot = next(slot for slot in document["slots"] if slot["kind"] == kind)
        cost, salt, nonce = slot["cost"], bytes.fromhex(slot["salt"]), bytes.fromhex(slot["nonce"])
        wrapped, workspace_id = bytes.fromhex(slot["wrapped"]), document["workspace"]
        within = 8_192 <= cost["memory"] <= 1_048_576 and 1 <= cost["passes"] <= 20 and 1 <= cost["lanes"] <= 16
    except (StopIteration, KeyError, TypeError, ValueError) as error:
        raise CannotOpen(_BOTH_DAMAGED) from error
    if not within:  # a doctored file must not be able to ask for a terabyte
        raise CannotOpen(_BOTH_DAMAGED)
    try:
        data_key = _cipher(secret, salt, cost).decrypt(nonce, wrapped, _bound_to(workspace_id, kind, cost))
    except InvalidTag as error:
        what = "recovery code" if kind == "recovery" else "passphrase"
        raise WrongPassphrase(f"That {what} does not open this workspace. Nothing was changed. Try again.") from error
    return Unlocked(data_key, workspace_id, note)


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


def _new_code() -> str:
    number = int.from_bytes(secrets.token_bytes(20), "big")
    body = "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_CODE_LENGTH)))
    whole = body + _check_characters(body)
    return "-".join(whole[start : start + 4] for start in range(0, len(whole), 4))


def _check_characters(body: str) -> str:
    digest = hashlib.sha256(body.encode()).digest()
    return "".join(_ALPHABET[byte & 31] for byte in digest[:_CHECK_LENGTH])


def _plain_code(typed: str) -> bytes:
    code = "".join(typed.upper().split()).replace("-", "").translate(str.maketrans("OIL", "011"))
    body, check = code[:_CODE_LENGTH], code[_CODE_LENGTH:]
    if len(code) != _CODE_LENGTH + _CHECK_LENGTH or _check_characters(body) != check:
        raise WrongPassphrase("The recovery code has a typing mistake. It is nine groups of four letters and digits.")
    return body.encode()


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
        draft = folder / f"{name}.part"
        with draft.open("wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, folder / name)
    sync_folder(folder)


def _read(folder: Path) -> tuple[dict[str, Any], str]:
    """The key document and a note, empty when both files were whole. The damaged or older one is put right."""
    main, copy = _whole(folder / MAIN), _whole(folder / COPY)
    if main is None and copy is None:
        missing = not (folder / MAIN).exists() and not (folder / COPY).exists()
        raise CannotOpen(_NO_KEYS if missing else _BOTH_DAMAGED)
    if main is None:
        return _document(copy), _mend(folder, COPY, MAIN, "The key file was damaged; its copy was used")
    if copy is None:
        return _document(main), _mend(folder, MAIN, COPY, "The copy of the key file was damaged")
    if copy != main:  # the program ended between the two writes of a passphrase change
        _mend(folder, MAIN, COPY, "")
    return _document(main), ""


def _whole(path: Path) -> bytes | None:
    """The file's bytes, or None where it is missing or its checksum does not hold."""
    try:
        raw = path.read_bytes()
        sealed = json.loads(raw)
        whole = hmac.compare_digest(hashlib.sha256(sealed["body"].encode()).hexdigest(), sealed["sha256"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return raw if whole else None


def _document(sealed: bytes | None) -> dict[str, Any]:
    assert sealed is not None
    document: dict[str, Any] = json.loads(json.loads(sealed)["body"])
    return document


def _mend(folder: Path, whole: str, damaged: str, what: str) -> str:
    """Put the whole file in place of the damaged one, which is kept beside it; say so."""
    draft = folder / f"{damaged}.part"
    try:
        if what and (folder / damaged).exists():
            os.replace(folder / damaged, folder / f"{damaged}.damaged")
        draft.write_bytes((folder / whole).read_bytes())
        os.replace(draft, folder / damaged)
    except OSError:
        return f"{what}. It could not be mended here: back up this workspace soon."
    return f"{what} and has been put right."


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` durable, where the system has that notion."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
