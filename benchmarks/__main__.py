"""The product, its limits and its peers in one run, as a table and as JSON: `python -m benchmarks [ROW ...]`."""

import argparse
import importlib
import os
import sys
from pathlib import Path
from time import monotonic

from benchmarks.printing import as_json, table
from benchmarks.row import Row

MODULES = {
    "key-press": "key_press",
    "first-window": "first_window",
    "home": "home",
    "scoring-sheet": "scoring_sheet",
    "briefing": "briefing",
    "text-only": "text_only",
    "composer": "composer",
    "taking-in": "taking_in",
    "returns": "returns",
    "reading-audit": "reading_audit",
    "window": "window",
    "every-screen": "standing_still",
}


def main() -> int:
    """Whether goals are met is printed and is no error: a busy machine is nobody's fault."""
    wanted = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    wanted.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(MODULES))
    wanted.add_argument("--json", type=Path, metavar="FILE", help="write the numbers here instead of behind the table")
    asked = wanted.parse_args()
    if unknown := set(asked.rows) - set(MODULES):
        wanted.error(f"there is no row {', '.join(sorted(unknown))}; there are: {', '.join(MODULES)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    start, found = monotonic(), list[Row]()
    for name in asked.rows or MODULES:
        print(f"{name} …", file=sys.stderr, flush=True)
        found += importlib.import_module(f"benchmarks.{MODULES[name]}").rows()
    print(table(found))
    print(f"{monotonic() - start:.0f} s on {os.cpu_count()} cores.")
    if asked.json:
        asked.json.write_text(as_json(found) + "\n", encoding="utf-8")
    else:
        print(as_json(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
