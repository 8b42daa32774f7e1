"""Plumbline: a window or a command."""

import os
import sys

COMMANDS = ("demo", "create", "import", "framework", "export", "check", "backup", "restore", "returns")


READ_FORMS = "--read-return-forms"
"""How the program starts itself where it is one file, to read workbooks from outside in a process of their own."""


def main() -> int:
    arguments = sys.argv[1:]
    if arguments[:1] == [READ_FORMS]:
        from workbench.imports.return_form import child

        child.main(int(arguments[1]), float(arguments[2]))
        return 0
    folder = _workspace(arguments[0]) if arguments else ""
    try:
        if arguments and not folder:
            from workbench.cli import run

            return run(arguments)
    except KeyboardInterrupt:
        print("Stopped. Nothing was left half done.", file=sys.stderr)
        return 1
    if _has_no_screen():
        print("There is no screen to open the window on. Commands work without one: main.py --help.", file=sys.stderr)
        return 1
    from ui.app import open_window

    return open_window([folder] if folder else [])


def _workspace(word: str) -> str:
    """The workspace that a first argument names; empty for a command, an option, or a name of nothing."""
    if word in COMMANDS or word.startswith("-"):
        return ""
    if word.endswith(".plumbline") or os.path.exists(word):
        return word
    return f"{word}.plumbline" if word and os.path.exists(f"{word}.plumbline") else ""


def _has_no_screen() -> bool:
    """On Linux Qt would abort; the other systems always have one."""
    if not sys.platform.startswith("linux"):
        return False
    platform = os.environ.get("QT_QPA_PLATFORM", "xcb")
    needed = "xcb" in platform or "wayland" in platform or not platform
    return needed and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
