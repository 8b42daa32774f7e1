"""The sample on Cases and sample: how the cases were chosen, the mix beside the quota, and the list of the draw."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.button import Button
from ui.components.card import Card
from ui.components.paragraph import Paragraph
from ui.form.pick import Pick
from ui.sampling.table import ListTable
from ui.theme import theme
from workbench.domain.sampling.drawn import Drawn, State
from workbench.domain.sampling.telling import method_sentence, mixes, place_in_words, unlinked
from workbench.domain.whole_audit import WholeAudit

_MOST_ROWS = 12
DRAW, AGAIN = "Draw the sample…", "Show the list again…"
_NOT_YET = "How the cases were chosen is not recorded yet."
_HEADS = ("Place", "Group", "Case")


class SampleCard(Card):
    """`replace_asked` carries the place in hand, `link_asked` it and the id of a case, or None for no case."""

    draw_asked = Signal()
    replace_asked = Signal(object)
    link_asked = Signal(object, object)
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Sample", parent=parent)
        self._draw: tuple[Drawn, ...] = ()
        self._read_only = False
        self.sentence = Paragraph("", "body")
        self.mix = Paragraph("", "detail", "ink2")
        self.table = ListTable("The list of the draw")
        self.replace = Button("Replace…", icon_name="arrows-clockwise", height=30, role="detail_strong")
        self.link = Pick("It is the case…", height=30, role="detail_strong")
        self.unlink = Button("Not this case", "quiet", height=30, role="detail_strong")
        self.draw = Button(DRAW, icon_name="grid-four", height=30, role="detail_strong")
        self.remove = Button("Take the draw out", "quiet", icon_name="trash", height=30, role="detail_strong")
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.replace, self.link, self.unlink):
            row.addWidget(button)
        row.addStretch(1)
        self.head.addWidget(self.remove)
        for widget in (self.sentence, self.draw, self.mix, self.table, self._foot):
            self.body.addWidget(widget)
        self.draw.clicked.connect(self.draw_asked)
        self.replace.clicked.connect(self._on_replace)
        self.link.picked.connect(self._on_link)
        self.unlink.clicked.connect(self._on_unlink)
        self.remove.clicked.connect(self.remove_asked)
        self.table.selectionModel().currentChanged.connect(self._on_row)
        theme.changed.connect(self._fit)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only

    def show_sample(self, whole: WholeAudit, again: bool) -> None:
        """`again` says that the list of a draw just kept can still be shown."""
        told = method_sentence(whole)
        self.sentence.set_text(told or _NOT_YET)
        self.draw.setText(AGAIN if again else DRAW)
        self.draw.updateGeometry()
        self.draw.setHidden(self._read_only or (bool(whole.draw) and not again))
        self.remove.setHidden(self._read_only or not told)
        mix = "\n".join(f"{each.stratum}: {each.counts}" for each in mixes(whole))
        self.mix.set_text(mix)
        self.mix.setHidden(not mix)
        there = bool(whole.draw)
        self.table.setHidden(not there)
        self._foot.setHidden(not there or self._read_only)
        self._show_draw(whole)
        self.link.set_terms([(str(case.id), case.ref) for case in unlinked(whole)])
        self._fit()
        self._on_row()

    def current(self) -> Drawn | None:
        row = self.table.currentIndex().row()
        return self._draw[row] if 0 <= row < len(self._draw) else None

    def _show_draw(self, whole: WholeAudit) -> None:
        if whole.draw == self._draw and self._draw and self._refs_shown(whole) == self.table.list.rows:
            return
        row = self.table.currentIndex().row()
        self._draw = whole.draw
        rows = self._refs_shown(whole)
        quiet = frozenset(at for at, each in enumerate(whole.draw) if each.state is not State.DRAWN)
        self.table.list.show_rows(_HEADS, rows, quiet=quiet)
        if 0 <= row < len(rows):
            self.table.setCurrentIndex(self.table.list.index(row, 0))

    @staticmethod
    def _refs_shown(whole: WholeAudit) -> tuple[tuple[str, ...], ...]:
        refs = {case.id: case.ref for case in whole.cases}
        return tuple((str(each.position), each.stratum, place_in_words(each, refs)) for each in whole.draw)

    def _fit(self) -> None:
        self.table.setFixedHeight(self.table.height_for(min(max(len(self._draw), 1), _MOST_ROWS)))

    def _on_row(self, *_: object) -> None:
        place = self.current()
        drawn = place is not None and place.state is State.DRAWN
        linked = drawn and place is not None and place.case_id is not None
        self.replace.setEnabled(drawn)
        self.link.setEnabled(drawn and not linked and bool(self.link.terms))
        self.unlink.setEnabled(linked)
        number = place.position if place else 0
        self.replace.setAccessibleName(f"Replace place {number}")
        self.link.setAccessibleName(f"Which case place {number} is")
        self.unlink.setAccessibleName(f"Place {number} is not this case")

    def _on_replace(self) -> None:
        if (place := self.current()) is not None:
            self.replace_asked.emit(place)

    def _on_link(self, case_id: str) -> None:
        if (place := self.current()) is not None:
            self.link_asked.emit(place, int(case_id))

    def _on_unlink(self) -> None:
        if (place := self.current()) is not None:
            self.link_asked.emit(place, None)

    def focus_first(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
