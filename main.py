"""Plumbline: a window or a command."""

import sys

COMMANDS = ("demo", "create", "import", "framework", "export", "check")


def main() -> int:
    arguments = sys.argv[1:]
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from workbench.cli import run

        return run(arguments)
    from ui.app import open_window

    return open_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
