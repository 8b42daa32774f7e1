"""What the screen Cases and sample does about its sample: draw it, replace in it, link it, take it out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.components.button import Button
from ui.sampling.card import DRAW, SampleCard
from ui.workspace import OpenWorkspace
from workbench.domain.audits import Known
from workbench.domain.edits import Edit
from workbench.domain.judgements import Layer
from workbench.domain.questions import Concerns, Everything, Overview
from workbench.domain.sampling.asked import RefsTakenOut
from workbench.domain.sampling.drawn import Drawn
from workbench.domain.sampling.verbs import link, next_reserve, remove_draw, replace_drawn
from workbench.domain.text import counted, listed
from workbench.domain.whole_audit import WholeAudit
from workbench.errors import Refused

if TYPE_CHECKING:
    from ui.sampling.dialog import DrawDialog

KEYS = ("Ctrl+Shift+D", "draw the sample")


class SampleActs(QObject):
    """`opened` carries the DrawDialog that is now open. `audit_id` says which audit is on the screen; 0 for none."""

    opened = Signal(object)

    def __init__(self, workspace: OpenWorkspace, page: QWidget, audit_id: Callable[[], int]) -> None:
        super().__init__(page)
        self._workspace, self._page, self._audit_id = workspace, page, audit_id
        self._dialogs: dict[int, DrawDialog] = {}
        """Those not finished with, by audit: what was typed in one is there when it is opened again."""
        self.today: Callable[[], date] = date.today
        self.button = Button(DRAW, icon_name="grid-four")
        self.card = SampleCard()
        self.button.setEnabled(not workspace.read_only)
        self.button.setToolTip(KEYS[0])
        self.card.set_read_only(workspace.read_only)
        shortcut = QShortcut(QKeySequence(KEYS[0]), page, self.draw)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.button.clicked.connect(self.draw)
        self.card.draw_asked.connect(self.draw)
        self.card.replace_asked.connect(self.replace)
        self.card.link_asked.connect(self.link)
        self.card.remove_asked.connect(self.remove)

    def show_sample(self, whole: WholeAudit) -> None:
        """What is recorded; a second draw is not offered beside it. Where there is no card yet, the head offers one."""
        dialog = self._dialogs.get(whole.audit.id)
        again = dialog is not None and dialog.is_kept and dialog.still_holds(whole)
        self.card.show_sample(whole, again)
        self.button.setHidden(bool(whole.draw or whole.cases))

    def draw(self) -> None:
        """The dialog, as it was left; none where a draw is recorded already."""
        audit_id = self._audit_id()
        if self._workspace.read_only or not audit_id:
            return
        whole = self._workspace.ask(Overview(audit_id))
        dialog = self._dialogs.get(audit_id)
        if dialog is not None and not dialog.still_holds(whole):
            self._forget(audit_id)
            dialog = None
        if dialog is None and whole.draw:
            self._workspace.told.emit("A draw is recorded already. Take it out first, in the card Sample.")
            return
        if dialog is None:
            dialog = self._dialogs[audit_id] = self._made(whole)
        dialog.renew(whole)
        dialog.open()
        self.opened.emit(dialog)

    def _made(self, whole: WholeAudit) -> DrawDialog:
        from ui.sampling.dialog import DrawDialog

        dialog = DrawDialog(self._workspace, whole, self.today(), self._page.window())
        dialog.finished_with.connect(lambda: self._forget(whole.audit.id))
        dialog.finished.connect(lambda _result: self.show_sample(self._workspace.ask(Overview(self._audit_id()))))
        return dialog

    def _forget(self, audit_id: int) -> None:
        if (dialog := self._dialogs.pop(audit_id, None)) is not None:
            dialog.stop()
            dialog.deleteLater()
            self.show_sample(self._workspace.ask(Overview(audit_id)))

    def replace(self, place: Drawn) -> None:
        """Ask why, saying what goes with the case and who takes the place."""
        from ui.sampling.replace_dialog import ReplaceDialog

        whole = self._workspace.ask(Everything(self._audit_id()))
        case = next((each for each in whole.cases if each.id == place.case_id), None)
        reserve = next_reserve(place, whole)
        named = f"Place {place.position}{f', {case.ref}' if case else ''}"
        goes = f"{named} is left out and stays in the list as replaced. {_goes_with(place, whole)}"
        if reserve is None:
            comes = "No reserve is left for it: the place stays empty, and every document says so."
        else:
            ref = " Its case gets a reference of its own." if case else ""
            comes = f"Reserve {reserve.position}{f' ({reserve.stratum})' if reserve.stratum else ''} comes in.{ref}"
        dialog = ReplaceDialog(f"Replace place {place.position}", goes.strip(), comes, self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda reason: self._replace(place, reason))
        dialog.open()

    def link(self, place: Drawn, case_id: int | None) -> None:
        audit_id = self._audit_id()  # where it has to wait, the page may be about another audit by then

        def change() -> Edit | None:
            whole = self._workspace.ask(Overview(audit_id))
            return link(place, next((each for each in whole.cases if each.id == case_id), None), whole)

        self._workspace.edit(change, ("link", place.id))

    def remove(self) -> None:
        audit_id = self._audit_id()
        self._workspace.edit(lambda: remove_draw(self._workspace.ask(Overview(audit_id))), ("remove draw", audit_id))

    def _replace(self, place: Drawn, reason: str) -> None:
        audit_id = self._audit_id()

        def change() -> Edit:
            whole = self._workspace.ask(Everything(audit_id))
            held = next((each for each in whole.draw if each.id == place.id), place)
            if held.case_id and self._workspace.ask(Concerns(held.case_id)):
                raise Refused(
                    "An immediate concern is logged about this case. It is never taken out, so the case stays. "
                    "Nothing was changed."
                )
            gone = self._workspace.ask(RefsTakenOut(audit_id))
            return replace_drawn(place, reason, whole, self._workspace.new_id, gone)

        self._workspace.edit(change, ("replace", place.id))


def _goes_with(place: Drawn, whole: WholeAudit) -> str:
    """What is recorded on its case already: '3 grades and 2 returns go with it. Undo brings all of it back.'"""
    if place.case_id is None:
        return ""
    judged = [each for each in whole.judgements if each.place.case_id == place.case_id and each.answered]
    own = sum(each.place.layer is Layer.SELF for each in judged)
    came = sum(each.case_id == place.case_id and each.state is not Known.AWAITED for each in whole.involvements)
    parts = [f"{counted(own, 'grade')} of agencies"] if own else []
    parts += [f"{counted(len(judged) - own, 'grade')} of the panel"] if len(judged) > own else []
    parts += [counted(came, "return")] if came else []
    if not parts:
        return "Its case is taken out: nothing is recorded on it."
    return f"Its case is taken out, and with it {listed(parts)}. Undo brings all of it back."
