"""The key file: what opens it, what does not, and that no damage to one of its copies locks anybody out."""

import base64
import hashlib
import json
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.arrange import PASSPHRASE, Template, bytes_of
from workbench.errors import CannotOpen, WrongPassphrase
from workbench.storage.keys import slots as keys
from workbench.storage.keys.recovery_code import has_a_double, new_code

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_what_a_key_file_asks_of_whoever_guesses(full_cost: dict[str, dict[str, int]], tmp_path: Path) -> None:
    """Argon2id as recommended (RFC 9106, section 4, and for the random bits of the code, less)."""
    _, code = keys.create(tmp_path, PASSPHRASE)
    sealed = json.loads((tmp_path / keys.MAIN).read_bytes())
    asked = {slot["kind"]: slot["cost"] for slot in json.loads(sealed["body"])["slots"]}
    assert asked == {
        "passphrase": {"memory": 65_536, "passes": 3, "lanes": 4},
        "recovery": {"memory": 19_456, "passes": 2, "lanes": 1},
    }
    assert keys.unlock(tmp_path, PASSPHRASE) == keys.unlock_with_code(tmp_path, code)


@pytest.fixture(scope="module")
def accented(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    folder = tmp_path_factory.mktemp("accented")
    unlocked, _ = keys.create(folder, unicodedata.normalize("NFC", " café Ystrad 🌱"))
    return folder, unlocked.data_key


def doctored(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change what a key file says, with its checksum made good again."""
    for name in (keys.MAIN, keys.COPY):
        document = json.loads(json.loads((folder / name).read_bytes())["body"])
        change(document)
        body = json.dumps(document, sort_keys=True)
        sealed = {"sha256": hashlib.sha256(body.encode()).hexdigest(), "body": body}
        (folder / name).write_text(json.dumps(sealed))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_accent_opens_however_the_keyboard_composes_it(form: Any, accented: tuple[Path, bytes]) -> None:
    folder, data_key = accented
    assert keys.unlock(folder, unicodedata.normalize(form, " café Ystrad 🌱")).data_key == data_key


@pytest.mark.parametrize("wrong", ["", "cafe Ystrad 🌱", "café Ystrad 🌱", " Café Ystrad 🌱", "x" * 1000])
def test_any_other_passphrase_is_refused_and_nothing_is_written(wrong: str, accented: tuple[Path, bytes]) -> None:
    folder, _ = accented
    before = bytes_of(folder)
    with pytest.raises(WrongPassphrase, match="passphrase does not open"):
        keys.unlock(folder, wrong)
    assert bytes_of(folder) == before


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", ""),
        lambda code: f"  {code} \n",
        lambda code: code.replace("0", "O").replace("1", "I"),
        lambda code: code.replace("0", "o").replace("1", "l"),
    ],
)
def test_the_recovery_code_opens_as_people_type_it(typed: Callable[[str], str], template: Template) -> None:
    assert keys.unlock_with_code(template.folder, typed(template.code)).data_key == template.unlocked.data_key


def test_every_single_typing_mistake_in_the_recovery_code_is_told_as_one(template: Template) -> None:
    code = template.code.replace("-", "")
    for place, right in enumerate(code):
        for wrong in ALPHABET.replace(right, ""):
            with pytest.raises(WrongPassphrase, match="typing mistake"):
                keys.unlock_with_code(template.folder, code[:place] + wrong + code[place + 1 :])
    with pytest.raises(WrongPassphrase, match="typing mistake"):
        keys.unlock_with_code(template.folder, code[:-1])


def test_a_code_with_a_neighbour_that_checks_as_well_is_never_given_out() -> None:
    assert has_a_double("9R0Y6S2QP8BATWGDY518YFVYZKV5P7JV")  # a Z in the second place checks too
    for _ in range(20):
        assert not has_a_double(new_code().replace("-", "")[:32])


def test_the_code_of_another_workspace_is_a_wrong_code(template: Template, tmp_path: Path) -> None:
    _, other = keys.create(tmp_path, "another passphrase")
    with pytest.raises(WrongPassphrase, match="recovery code does not open"):
        keys.unlock_with_code(template.folder, other)


def flips(folder: Path) -> list[tuple[str, int]]:
    return [(name, bit) for name in (keys.MAIN, keys.COPY) for bit in range((folder / name).stat().st_size * 8)]


def flip(folder: Path, name: str, bit: int) -> None:
    raw = bytearray((folder / name).read_bytes())
    raw[bit // 8] ^= 1 << bit % 8
    (folder / name).write_bytes(raw)


def survives(folder: Path, name: str, bit: int, template: Template) -> None:
    whole = (folder / name).read_bytes()
    flip(folder, name, bit)
    unlocked = keys.unlock_with_code(folder, template.code)
    assert unlocked.data_key == template.unlocked.data_key
    assert "has been put right" in unlocked.note
    assert (folder / name).read_bytes() == whole
    (folder / f"{name}.damaged").unlink()


def test_a_flipped_bit_in_one_key_file_is_survived_through_the_other_and_put_right(
    folder: Path, template: Template
) -> None:
    for name, bit in random.Random(7).sample(flips(folder), 60):
        survives(folder, name, bit, template)


@pytest.mark.slow
def test_every_flipped_bit_in_the_key_file_is_survived(folder: Path, template: Template) -> None:
    for name, bit in flips(folder):
        if name == keys.COPY and bit % 31:
            continue
        survives(folder, name, bit, template)


def test_damage_is_not_mended_for_somebody_who_does_not_know_the_passphrase(folder: Path) -> None:
    flip(folder, keys.MAIN, 300)
    before = bytes_of(folder)
    with pytest.raises(WrongPassphrase):
        keys.unlock(folder, "not this one")
    assert bytes_of(folder) == before


def test_a_read_only_opening_uses_the_copy_and_mends_nothing(folder: Path, template: Template) -> None:
    flip(folder, keys.MAIN, 300)
    before = bytes_of(folder)
    unlocked = keys.unlock_with_code(folder, template.code, mend=False)
    assert unlocked.note == "The key file was damaged; its copy was used."
    assert bytes_of(folder) == before


@pytest.mark.parametrize("name", [keys.MAIN, keys.COPY])
def test_a_missing_key_file_is_made_again_from_the_other(name: str, folder: Path, template: Template) -> None:
    (folder / name).unlink()
    said = (
        "The key file was missing; its copy was used" if name == keys.MAIN else "The copy of the key file was missing"
    )
    assert keys.unlock_with_code(folder, template.code).note == f"{said} and has been put right."
    assert (folder / keys.MAIN).read_bytes() == (folder / keys.COPY).read_bytes()


def test_two_damaged_key_files_and_two_missing_ones_each_have_their_sentence(folder: Path) -> None:
    flip(folder, keys.MAIN, 9)
    flip(folder, keys.COPY, 900)
    with pytest.raises(CannotOpen, match="are both damaged"):
        keys.unlock(folder, PASSPHRASE)
    for name in (keys.MAIN, keys.COPY):
        (folder / name).unlink()
    with pytest.raises(CannotOpen, match="has no key file"):
        keys.unlock(folder, PASSPHRASE)


def set_cost(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        for slot in document["slots"]:
            slot["cost"][name] = value

    return change


def set_slot(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        for slot in document["slots"]:
            slot[name] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        set_cost("memory", 2**40),
        set_cost("memory", 8),
        set_cost("memory", 65536.5),
        set_cost("memory", True),
        set_cost("passes", 10**9),
        set_cost("passes", 0),
        set_cost("lanes", 0),
        set_cost("lanes", "4"),
        set_slot("salt", ""),
        set_slot("salt", "zz"),
        set_slot("nonce", "00"),
        set_slot("cost", None),
        lambda document: document.pop("slots"),
        lambda document: document.update(slots=[]),
        lambda document: document.update(workspace=5),
    ],
)
def test_a_doctored_key_file_is_refused_and_cannot_ask_for_a_terabyte(
    change: Callable[[dict[str, Any]], None], folder: Path
) -> None:
    doctored(folder, change)
    before = bytes_of(folder)
    with pytest.raises(CannotOpen, match="both damaged"):
        keys.unlock(folder, PASSPHRASE)
    assert bytes_of(folder) == before


def test_a_cheaper_derivation_cannot_be_slipped_in(folder: Path, template: Template, full_cost: object) -> None:
    keys.change(folder, template.unlocked, passphrase=PASSPHRASE)
    doctored(folder, set_cost("passes", 1))
    with pytest.raises(WrongPassphrase):
        keys.unlock(folder, PASSPHRASE)


@pytest.mark.parametrize("body", ["[]", "null", "7", '"text"'])
def test_a_key_file_that_says_something_else_altogether_is_damaged(body: str, folder: Path) -> None:
    sealed = {"sha256": hashlib.sha256(body.encode()).hexdigest(), "body": body}
    for name in (keys.MAIN, keys.COPY):
        (folder / name).write_text(json.dumps(sealed))
    with pytest.raises(CannotOpen, match="both damaged"):
        keys.unlock(folder, PASSPHRASE)


def test_a_new_passphrase_opens_the_old_one_does_not_and_the_code_still_does(folder: Path, template: Template) -> None:
    keys.change_passphrase(folder, template.unlocked, "a new plain set of words")
    assert keys.unlock(folder, "a new plain set of words").data_key == template.unlocked.data_key
    assert keys.unlock_with_code(folder, template.code).data_key == template.unlocked.data_key
    with pytest.raises(WrongPassphrase):
        keys.unlock(folder, PASSPHRASE)


def test_neither_key_nor_passphrase_is_in_any_repr_error_or_file(folder: Path, template: Template) -> None:
    key = template.unlocked.data_key
    told = [repr(template.unlocked), str(template.unlocked)]
    for wrong in (PASSPHRASE.upper(), ""):
        with pytest.raises(WrongPassphrase) as caught:
            keys.unlock(folder, wrong)
        error: BaseException | None = caught.value
        while error is not None:
            told += [str(error), repr(error)]
            error = error.__cause__
    spelled = [key.hex(), repr(key), base64.b64encode(key).decode(), PASSPHRASE, template.code]
    assert not any(secret in text for secret in spelled for text in told)
    plain_code = template.code.replace("-", "")
    for content in bytes_of(folder).values():
        for secret in (key, *(each.encode() for each in (*spelled, plain_code))):
            assert secret not in content
