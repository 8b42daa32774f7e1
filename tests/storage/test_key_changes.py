"""A new passphrase or a new code: in force wholly or not at all, whatever happens on the way."""

from pathlib import Path

import pytest

from tests.arrange import PASSPHRASE, Template, bytes_of
from tests.processes import run_each
from workbench.errors import CannotOpen, NotSaved, WrongPassphrase
from workbench.storage.keys import slots as keys
from workbench.storage.keys.recovery_code import new_code

NEW = "a new plain set of words"


def opens(folder: Path, template: Template, *, passphrase: str = "", code: str = "") -> bool:
    try:
        unlocked = keys.unlock_with_code(folder, code) if code else keys.unlock(folder, passphrase)
    except WrongPassphrase:
        return False
    assert unlocked.data_key == template.unlocked.data_key
    return True


def test_a_new_code_opens_the_old_one_does_not_and_the_passphrase_still_does(folder: Path, template: Template) -> None:
    code = new_code()
    keys.change(folder, template.unlocked, code=code)
    assert opens(folder, template, code=code)
    assert opens(folder, template, passphrase=PASSPHRASE)
    assert not opens(folder, template, code=template.code)


def test_a_new_passphrase_and_a_new_code_come_together(folder: Path, template: Template) -> None:
    code = new_code()
    keys.change(folder, template.unlocked, passphrase=NEW, code=code)
    assert opens(folder, template, passphrase=NEW)
    assert opens(folder, template, code=code)
    assert not opens(folder, template, passphrase=PASSPHRASE)
    assert not opens(folder, template, code=template.code)


def test_a_mistyped_code_is_never_made_to_hold(folder: Path, template: Template) -> None:
    before = bytes_of(folder)
    with pytest.raises(WrongPassphrase, match="typing mistake"):
        keys.change(folder, template.unlocked, passphrase=NEW, code=f"{new_code()}X")
    assert bytes_of(folder) == before


def test_the_key_of_one_workspace_is_not_wrapped_into_the_key_file_of_another(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other, _ = keys.create(tmp_path / "other", "another passphrase")
    before = bytes_of(folder)
    with pytest.raises(CannotOpen, match="belongs to another workspace"):
        keys.change(folder, other, passphrase=NEW)
    assert bytes_of(folder) == before


KILLED_BETWEEN = """
import os, sys
from pathlib import Path
from workbench.storage.keys import slots as keys
folder, old_code, steps, passphrase, code = Path(argv[0]), argv[1], int(argv[2]), *argv[3:]
unlocked = keys.unlock_with_code(folder, old_code)
count = 0
def audit(event, args):
    global count
    if event in ("os.rename", "open") and str(folder) in str(args[0]):
        count += 1
        if count > steps:
            os._exit(9)
sys.addaudithook(audit)
keys.change(folder, unlocked, passphrase=passphrase, code=code)
"""


@pytest.mark.parametrize(
    "what", [*(pytest.param(one, marks=pytest.mark.slow) for one in ("passphrase", "code")), "both"]
)
def test_killed_at_any_step_of_a_change_the_old_or_the_new_opens(
    what: str, folder: Path, template: Template, tmp_path: Path
) -> None:
    code = new_code() if what != "passphrase" else ""
    passphrase = NEW if what != "code" else ""
    found = set()
    copies = [template.copy(tmp_path / f"killed-{steps}") for steps in range(9)]
    run_each(
        KILLED_BETWEEN,
        [(str(copied), template.code, str(steps), passphrase, code) for steps, copied in enumerate(copies)],
    )
    for copied in copies:
        by_new = opens(copied, template, passphrase=passphrase) if passphrase else opens(copied, template, code=code)
        found.add(by_new)
        # All of the new or all of the old, never a mixture and never neither.
        if passphrase:
            assert opens(copied, template, passphrase=PASSPHRASE) is not by_new
        if code:
            assert opens(copied, template, code=code) is by_new
            assert opens(copied, template, code=template.code) is not by_new
        assert (copied / keys.MAIN).read_bytes() == (copied / keys.COPY).read_bytes()
    assert found == {True, False}


def test_a_passphrase_that_cannot_be_saved_leaves_the_old_one(template: Template, tiny_disk: Path) -> None:
    folder = template.copy(tiny_disk / "w.plumbline")
    with pytest.raises(OSError, match="space"):
        (tiny_disk / "filler").write_bytes(bytes(64 << 20))
    before = bytes_of(folder)
    with pytest.raises(NotSaved, match="old one still holds"):
        keys.change_passphrase(folder, template.unlocked, "a new plain set of words")
    assert bytes_of(folder) == before
