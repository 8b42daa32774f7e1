"""Workspaces to test with: real encrypted files, filled through edits only. Every name and word is invented."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from workbench.domain import grading, setting_up
from workbench.domain.audits import Agency, Audit, Case, Known
from workbench.domain.edits import Added, Edit, Kind
from workbench.domain.frameworks import Framework, Line, LineKind
from workbench.domain.ids import NewId
from workbench.domain.judgements import Judgement, Layer, Place, Words
from workbench.domain.questions import AuditByRef, Everything, JudgementAt
from workbench.domain.records import judgement_values
from workbench.domain.scales import Grade, NonScore, Scale, ramp
from workbench.domain.whole_audit import WholeAudit
from workbench.storage import connection, workspaces
from workbench.storage.keys.slots import Unlocked
from workbench.storage.store import Store

PASSPHRASE = "four plain garden words"
MACHINE = "this-machine"
PERSON = "R. Officer"
MARKER = "Kingfisher-Quartz-Halcyon"
DATABASE = workspaces.DATABASE


def scale_of(*codes: str, key: str = "four", good: int = 2) -> Scale:
    looks = ramp(len(codes))
    grades = (Grade(code, f"Grade {code}", n, n <= good, "", *looks[n - 1]) for n, code in enumerate(codes, 1))
    return Scale(key, f"Scale {key}", tuple(grades))


FOUR = scale_of("1", "2", "3", "4")
LINES = (
    Line("risk", 1, "Spotting risk", "Was risk seen early?", ("By whom?",), descriptors=(("1", "At once"),)),
    Line("voice", 2, "The child's voice", "Was the child heard?"),
    Line("plan", 3, "Plans", "Did the plan move?", scale=scale_of("A", "B", "C", key="abc")),
    Line("whole", 4, "The whole case", "Taken together?", kind=LineKind.WHOLE_CASE),
)
FRAMEWORK = Framework("missing", "Missing children", 1, FOUR, LINES, "Invented")
AGENCIES = (Agency(0, "CSC", "Children's social care"), Agency(0, "POL", "Police"), Agency(0, "SCH", "Schools"))


@dataclass
class Clock:
    """Goes on by a second each time it is looked at."""

    now: datetime = datetime(2026, 5, 14, 9, 0, tzinfo=UTC)
    step: timedelta = timedelta(seconds=1)

    def __call__(self) -> datetime:
        self.now += self.step
        return self.now


@dataclass(frozen=True)
class Template:
    """A workspace that is made once and copied for each test, with its key at hand."""

    folder: Path
    unlocked: Unlocked
    code: str

    def copy(self, to: Path) -> Path:
        return Path(shutil.copytree(self.folder, to))


@dataclass
class Opener:
    """Opens workspaces by their raw key, and closes what a test left open."""

    unlocked: Unlocked
    opened: list[Store] = field(default_factory=list)

    def __call__(
        self,
        folder: Path,
        *,
        read_only: bool = False,
        machine: str = MACHINE,
        clock: Callable[[], datetime] | None = None,
    ) -> Store:
        store = workspaces.open_unlocked(
            folder, self.unlocked, machine=machine, read_only=read_only, clock=clock or Clock()
        )
        self.opened.append(store)
        return store

    def raw(self, store_or_folder: Store | Path, mode: str = "rw") -> Any:
        """A bare connection beside the program: what somebody with the key and a tool could use."""
        folder = store_or_folder.folder if isinstance(store_or_folder, Store) else store_or_folder
        return connection.connect(folder / DATABASE, self.unlocked.data_key, mode)

    def close(self, store: Store) -> None:
        self.opened.remove(store)
        store.close()


def new_audit(new_id: NewId, ref: str = "MIS26", cases: int = 3, agencies: Iterable[Agency] = AGENCIES) -> Edit:
    """An audit of three lines and a whole-case line; each case is known to the first agency and awaited elsewhere."""
    chosen = tuple(agencies)
    named = tuple(Case(0, f"{ref}-{n:02}", age_band="13 to 15", themes=("missing",)) for n in range(1, cases + 1))
    known = {(case.ref, chosen[0].code): Known.KNOWN for case in named}
    return setting_up.new_audit(
        setting_up.NewAudit(Audit(0, ref, "Missing children 2026", 2026), FRAMEWORK, chosen, named, known), new_id
    )


def fill(store: Store) -> None:
    """One small audit with some of the agencies' own grades."""
    store.apply(new_audit(store.new_id))
    whole = whole_of(store)
    for number, (agency, answer) in enumerate(((0, "2"), (1, "3"), (2, NonScore.NOT_KNOWN))):
        give(store, own(whole, 0, 0, agency), answer)
        write(store, own(whole, 0, 0, agency), Words.REASON, f"Reason number {number}")


def whole_of(store: Store, ref: str = "MIS26") -> WholeAudit:
    return store.ask(Everything(store.ask(AuditByRef(ref))))


def panel(whole: WholeAudit, case: int, line: int) -> Place:
    return Place(whole.audit.id, whole.lines[line].id, Layer.PANEL, whole.cases[case].id)


def own(whole: WholeAudit, case: int, line: int, agency: int) -> Place:
    member = whole.members[agency]
    return Place(whole.audit.id, whole.lines[line].id, Layer.SELF, whole.cases[case].id, member.agency.id)


def give(store: Store, place: Place, answer: str | NonScore) -> Edit | None:
    """Grade as the panel screen does; the inverse, or None where it stood already."""
    line = next(line for line in whole_of(store).lines if line.id == place.line_id)
    edit = grading.give(store.ask(JudgementAt(place)), answer, line, store.new_id)
    return store.apply(edit) if edit else None


def write(store: Store, place: Place, words: Words, text: str) -> Edit | None:
    edit = write_edit(store, place, words, text)
    return store.apply(edit) if edit else None


def write_edit(store: Store, place: Place, words: Words, text: str) -> Edit | None:
    line = next(line for line in whole_of(store).lines if line.id == place.line_id)
    return grading.write(store.ask(JudgementAt(place)), words, text, line, store.new_id)


def added(place: Place, id: int, **fields: Any) -> Added:
    return Added(Kind.JUDGEMENT, id, judgement_values(Judgement(place, **fields)))


def imported(store: Store, whole: WholeAudit, case: int, reason: str = "As it came in") -> Edit:
    """A bulk edit: every agency's own grade of every graded line of one case, where none is there yet."""
    taken = {judgement.place for judgement in whole.judgements}
    changes = []
    for line in range(len(whole.graded_lines)):
        for agency in range(len(whole.members)):
            place = own(whole, case, line, agency)
            if place not in taken:
                code = whole.lines[line].scale.codes[agency % 3]
                changes.append(added(place, store.new_id(), grade=code, reason=reason))
    return Edit("import", "A return taken in", tuple(changes), bulk=True)


def tables(store: Store, without: Iterable[str] = ("journal", "journal_value", "replica")) -> dict[str, list[Any]]:
    """Every row of every table but the journal's, as plain values."""
    with store._reading() as reading:
        names = reading.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").scalars()
        wanted = [name for name in names if name not in set(without) and not name.startswith("search_")]
        return {
            name: sorted((tuple(row) for row in reading.exec_driver_sql(f'SELECT * FROM "{name}"')), key=repr)
            for name in wanted
        }


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, byte for byte."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
