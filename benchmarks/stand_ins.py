"""Workspaces beside the real one, so that the same screen can be timed with another way of keeping a grade."""

import json
import os
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlmodel import Session, SQLModel, create_engine, select

from ui.workspace import Intent, OpenWorkspace
from workbench.domain.edits import Added, Changed, Edit, Values
from workbench.domain.judgements import Judgement, Place, Words
from workbench.domain.questions import JudgementAt, Question
from workbench.domain.records import judgement_from, judgement_values
from workbench.storage.store import Store
from workbench.storage.tables import JournalRow, JudgementRow

A = TypeVar("A")
PAGE = bytes(4096)


class KeptElsewhere(OpenWorkspace):
    """What the screen shows first comes from the example; from then on `_read` and `_save` are what a press costs."""

    def ask(self, question: Question[A]) -> A:
        if isinstance(question, JudgementAt):
            return cast(A, self._read(question.place))
        return super().ask(question)

    def edit(self, intent: Intent, about: Hashable = None, settles: tuple[Place, Words] | None = None) -> bool:
        edit = intent()
        if edit is not None:
            self._save(edit)
            self._now_saved()
            self.changed.emit(edit.touched)
            self.did.emit(edit.label)
        return True

    def _read(self, place: Place) -> Judgement:
        raise NotImplementedError

    def _save(self, edit: Edit) -> None:
        raise NotImplementedError


class InMemory(KeptElsewhere):
    """The limit: answers come from memory, and a save is one page put behind a file and pressed on to the disk."""

    def __init__(self, store: Store, file: Path) -> None:
        super().__init__(store)
        self._kept: dict[Place, Judgement] = {}
        self._file = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._press: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)

    def _read(self, place: Place) -> Judgement:
        if place not in self._kept:
            self._kept[place] = self.store.ask(JudgementAt(place))
        return self._kept[place]

    def _save(self, edit: Edit) -> None:
        os.write(self._file, PAGE)
        self._press(self._file)
        for change in edit.changes:
            if isinstance(change, Changed):
                place, held = next(item for item in self._kept.items() if item[1].id == change.id)
                values = dict(judgement_values(held)) | {change.field: change.after}
                self._kept[place] = judgement_from(change.id, **values)
            elif isinstance(change, Added):
                added = judgement_from(change.id, **change.values)
                self._kept[added.place] = added


class OneSessionPerPress(KeptElsewhere):
    """The peer: a plain SQLite file, WAL and FULL, through the objects of an ORM, a session for each read and write."""

    def __init__(self, store: Store, file: Path) -> None:
        super().__init__(store)
        self._engine = create_engine(f"sqlite:///{file}")
        SQLModel.metadata.create_all(self._engine)
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            connection.exec_driver_sql("PRAGMA synchronous=FULL")
        self._seq = 0

    def copy(self, judgements: tuple[Judgement, ...]) -> None:
        """Take over what the example holds."""
        with Session(self._engine) as session:
            session.add_all(_row(each.id, judgement_values(each)) for each in judgements)
            session.commit()

    def _read(self, place: Place) -> Judgement:
        wanted = select(JudgementRow).where(
            JudgementRow.line_id == place.line_id,
            JudgementRow.layer == place.layer.value,
            JudgementRow.case_id == place.case_id,
            JudgementRow.agency_id == place.agency_id,
        )
        with Session(self._engine) as session:
            row = session.exec(wanted).first()
            return judgement_from(**row.model_dump()) if row else Judgement(place)

    def _save(self, edit: Edit) -> None:
        with Session(self._engine) as session:
            for change in edit.changes:
                self._seq += 1
                fields: dict[str, Any] = {"field": "", "before": None, "after": None}
                if isinstance(change, Changed):
                    row = session.get_one(JudgementRow, change.id)
                    setattr(row, change.field, change.after)
                    spelled = (json.dumps(value).encode() for value in (change.before, change.after))
                    fields = {"field": change.field, **dict(zip(("before", "after"), spelled, strict=True))}
                elif isinstance(change, Added):
                    row = _row(change.id, change.values)
                session.add(row)
                session.add(
                    JournalRow(
                        replica="one",
                        seq=self._seq,
                        step=self._seq,
                        at="",
                        person="",
                        action=edit.action,
                        undoable=True,
                        kind="judgement",
                        record=change.id,
                        previous=bytes(32),
                        hash=bytes(32),
                        **fields,
                    )
                )
            session.commit()


def _row(id: int, values: Values) -> JudgementRow:
    return JudgementRow.model_validate({"id": id, **values})
