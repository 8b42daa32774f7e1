"""Everything in an audit of ten thousand judgements, beside the bare rows of the driver that it is made of."""

from collections.abc import Callable
from pathlib import Path

from sqlmodel import Session, select

from benchmarks import ready
from benchmarks.rounds import answer, measure, middle, scratch, seconds
from benchmarks.row import Row
from workbench.domain.questions import Everything, Programme
from workbench.storage import connection
from workbench.storage.connection import make_engine
from workbench.storage.tables import JudgementRow

ROUNDS = 3
_TIMES = 5
_ROWS = (
    "SELECT * FROM judgement WHERE audit_id = ?",
    'SELECT * FROM "case" WHERE audit_id = ?',
    'SELECT involvement.* FROM involvement JOIN "case" ON "case".id = case_id WHERE audit_id = ?',
)


def rows() -> list[Row]:
    with scratch() as folder:
        ready.make_large(folder)
        count = len(ready.judgements(folder).changes)
        medians = middle(measure("reading_audit", list(VARIANTS), folder, ROUNDS))
    return [
        Row(
            f"reading an audit's {count:,} judgements",
            medians["product"],
            goal=1.5,
            limit=medians["limit"],
            limit_is="the same rows as tuples from the driver, those of its cases and who was involved in them too",
            peer=medians["peer"],
            peer_is="the same rows as objects of an ORM",
            notes=("the product's answer is the whole audit, checked values in their natural order",),
        )
    ]


def _product(folder: Path) -> list[float]:
    store = ready.open_copy(folder, "full")
    (summary,) = store.ask(Programme())
    found = _timed(lambda: store.ask(Everything(summary.audit.id)))
    store.close()
    return found


def _limit(folder: Path) -> list[float]:
    store = ready.open_copy(folder, "full")
    (summary,) = store.ask(Programme())
    path, key = ready.file_and_key(store)
    store.close()
    raw = connection.connect(path, key)
    found = _timed(lambda: [raw.execute(wanted, (summary.audit.id,)).fetchall() for wanted in _ROWS])
    raw.close()
    return found


def _peer(folder: Path) -> list[float]:
    store = ready.open_copy(folder, "full")
    (summary,) = store.ask(Programme())
    engine = make_engine(*ready.file_and_key(store))
    wanted = select(JudgementRow).where(JudgementRow.audit_id == summary.audit.id)

    def read() -> None:
        with Session(engine) as session:
            session.exec(wanted).all()

    found = _timed(read)
    engine.dispose()
    store.close()
    return found


VARIANTS = {"product": _product, "limit": _limit, "peer": _peer}


def _timed(read: Callable[[], object]) -> list[float]:
    read()
    return [seconds(read) for _ in range(_TIMES)]


if __name__ == "__main__":
    answer(VARIANTS)
