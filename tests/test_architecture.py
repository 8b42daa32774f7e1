"""The shape of the product: who may import whom, how long a file may be, and that the checkers have nothing to say."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = ("workbench", "ui", "migrations", "tests", "benchmarks")
LONGEST = 300
LONGER: dict[str, str] = {}
"""Files that may be longer than the rest, and why: data, not logic."""

OUTSIDE_IN_FUNCTIONS = {"scipy", "rapidfuzz", "stdnum", "phonenumbers"}
HEAVY = ("sqlmodel", "sqlalchemy", "alembic", "sqlcipher3", "openpyxl", "reportlab", "scipy", "typer", "jsonschema")
FREEZING = {"exec", "exec_", "processEvents", "sleep", "waitForFinished", "waitForReadyRead"}
"""What would stop the window from answering. `ui.app` alone starts the event loop."""


def sources(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    assert found
    return sorted(found)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)


def said(done: subprocess.CompletedProcess[str]) -> str:
    return f"{done.stdout[-4000:]}{done.stderr[-2000:]}"


@pytest.mark.parametrize(
    "command",
    [
        ("-m", "mypy"),
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"),
    ],
    ids=["mypy", "ruff", "format", "import contracts"],
)
def test_the_checkers_have_nothing_to_say(command: tuple[str, ...]) -> None:
    done = run(sys.executable, *command)
    assert done.returncode == 0, said(done)


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in (*sources(*OURS),)}
    assert {name: length for name, length in lengths.items() if length > LONGEST and name not in LONGER} == {}
    assert [name for name in LONGER if lengths.get(name, 0) <= LONGEST] == []


def imports(tree: ast.AST, *, inside: bool = False) -> Iterator[tuple[str, bool]]:
    """(module, whether inside a function) for each import."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or "", inside
        yield from imports(node, inside=inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("path", sources("workbench/domain"), ids=lambda path: path.stem)
def test_the_domain_imports_the_standard_library_and_itself(path: Path) -> None:
    for module, inside in imports(ast.parse(path.read_text(encoding="utf-8"))):
        top = module.split(".")[0]
        allowed = top in sys.stdlib_module_names or module == "workbench.errors"
        allowed = allowed or module.startswith("workbench.domain") or (inside and top in OUTSIDE_IN_FUNCTIONS)
        assert allowed, f"{named(path)} imports {module}"


def test_errors_import_nothing() -> None:
    assert list(imports(ast.parse((ROOT / "workbench/errors.py").read_text()))) == []


def test_migrations_import_nothing_of_ours() -> None:
    for path in sources("migrations"):
        for module, _ in imports(ast.parse(path.read_text(encoding="utf-8"))):
            assert module.split(".")[0] not in ("workbench", "ui"), named(path)


def test_the_window_starts_without_the_heavy_libraries() -> None:
    script = f"import sys, ui.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = run(sys.executable, "-c", script)
    assert done.stdout.strip() == "[]", said(done)


def test_help_is_given_without_the_window() -> None:
    script = "import sys, workbench.cli; print([name for name in ('PySide6', 'ui') if name in sys.modules])"
    done = run(sys.executable, "-c", script)
    assert done.stdout.strip() == "[]", said(done)


@pytest.mark.parametrize("path", sources("ui"), ids=lambda path: path.stem)
def test_nothing_in_the_window_waits_inside_an_event(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            starts = named(path) == "ui/app.py" and name == "exec"
            assert starts or name not in FREEZING, f"{named(path)}:{node.lineno} calls {name}"


def tracked() -> list[Path]:
    """What is committed; where git is not there to say, every file but what tools leave behind."""
    if shutil.which("git"):
        done = run("git", "ls-files", "-z")
        if done.returncode == 0:
            return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]
    left = {".git", ".venv", "__pycache__", "demo"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not left & set(path.relative_to(ROOT).parts) and "_cache" not in str(path)
    ]


INDEX = re.compile(
    rb"https?://[^\s\"']*/simple\b|--(extra-)?index-url|--find-links|--trusted-host|PIP_INDEX", re.IGNORECASE
)


def test_no_file_names_a_package_index() -> None:
    named_by = [named(path) for path in tracked() if INDEX.search(path.read_bytes()) and path != Path(__file__)]
    assert named_by == []


def test_every_locked_package_is_exact_and_hashed() -> None:
    text = (ROOT / "requirements.lock").read_text()
    assert "://" not in text
    blocks = re.split(r"\n(?=[a-zA-Z0-9])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE))
    packages = [block for block in blocks if block.strip()]
    assert len(packages) > 20
    for block in packages:
        assert re.match(r"[a-z0-9._-]+(\[[a-z0-9,_-]+\])?==[^\s]+", block), block[:80]
        assert "--hash=sha256:" in block, block[:80]
