"""The recovery code: 32 random characters and 4 that check them, in nine groups of four."""

import hashlib
import secrets

from workbench.errors import WrongPassphrase

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_LENGTH, _CHECK_LENGTH = 32, 4


class Mistyped(WrongPassphrase):
    """A code that cannot be one: a typing mistake, told apart from the code of another workspace."""


def new_code() -> str:
    """A random code in which every single mistake shows: one in a thousand has a neighbour with the same check."""
    body = _random_body()
    while has_a_double(body):
        body = _random_body()
    whole = body + _check_characters(body)
    return "-".join(whole[start : start + 4] for start in range(0, len(whole), 4))


def plain_code(typed: str) -> bytes:
    """The 32 characters that count, however they were typed. Mistyped where the last four do not fit them."""
    code = as_written(typed)
    body, check = code[:_LENGTH], code[_LENGTH:]
    if len(code) != _LENGTH + _CHECK_LENGTH or _check_characters(body) != check:
        raise Mistyped("The recovery code has a typing mistake. It is nine groups of four letters and digits.")
    return body.encode()


def as_written(typed: str) -> str:
    """Without spaces and hyphens, in capitals, and with the letters that look like figures read as figures."""
    return "".join(typed.upper().split()).replace("-", "").translate(str.maketrans("OIL", "011"))


def ends_with(code: str, typed: str) -> bool:
    """Whether `typed` is the code, or at least its last two groups."""
    told = as_written(typed)
    return len(told) >= 8 and as_written(code).endswith(told)


def has_a_double(body: str) -> bool:
    """Whether one wrong character somewhere would give another code whose check characters fit too."""
    check = _check_characters(body)
    near = (
        body[:at] + wrong + body[at + 1 :] for at, right in enumerate(body) for wrong in _ALPHABET.replace(right, "")
    )
    return any(_check_characters(each) == check for each in near)


def _random_body() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def _check_characters(body: str) -> str:
    digest = hashlib.sha256(body.encode()).digest()
    return "".join(_ALPHABET[byte & 31] for byte in digest[:_CHECK_LENGTH])
