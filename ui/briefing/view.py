"""The briefing composer: boxes left, the page in the middle, checks right, and seven minutes above them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.briefing.about import AboutWords
from ui.briefing.arrangement import arrange, bring_into_view
from ui.briefing.box_card import BoxCard
from ui.briefing.checks_pane import ChecksPane
from ui.briefing.heard import HeardCard
from ui.briefing.keys import HINTS, KEYS, make_shortcuts
from ui.briefing.preview import LANDSCAPE, PORTRAIT, TEXT_ONLY, PagePreview
from ui.briefing.read_aloud import ReadAloud
from ui.briefing.slip_card import SlipCard
from ui.briefing.to_the_words import go_to
from ui.briefing.version_edits import VersionEdits
from ui.briefing.versions import EarlierVersion, VersionButton
from ui.components.button import Button
from ui.components.empty_state import EmptyState
from ui.components.foot_bar import Hint
from ui.components.segments import Segments
from ui.page import Page, PageHead
from ui.routes import Route, Screen
from ui.theme import theme
from ui.workspace import OpenWorkspace
from workbench.domain.briefing.briefing import HEADS
from workbench.domain.briefing.checks import checks
from workbench.domain.briefing.figures import figures
from workbench.domain.briefing.versions import Version, as_briefing, current_of
from workbench.domain.identifiers.keeping import Lookout, names_to_notice
from workbench.domain.questions import Agencies, BriefingVersions, KeptIdentifiers, Overview, SettingsNow, Terms
from workbench.domain.settings import Settings
from workbench.domain.whole_audit import WholeAudit

if TYPE_CHECKING:
    from workbench.briefing_preview import Preview

_LOOK_MS = 300
_BAR = 14
_ROOMY = 740
"""Below this height the page needs the room of the reading order; the checks name the order too."""
_LAYOUTS = ((LANDSCAPE, "Landscape"), (PORTRAIT, "Portrait"), (TEXT_ONLY, "Text only"))


class BriefingPage(Page):
    """`export_asked` wants the document saved."""

    export_asked = Signal()
    where = Screen.BRIEFING
    narrow = True

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._whole: WholeAudit | None = None
        self._settings: Settings | None = None
        self._versions: tuple[Version, ...] = ()
        self._looked_at = 0
        self._open_box = 1
        self._fit: Preview | None = None
        self._edits = VersionEdits(workspace)
        self.head = PageHead("Seven-minute briefing")
        self.inside = QWidget()
        self.empty = EmptyState(
            "No briefing yet",
            "Its seven boxes are drafted from the audit’s key messages and the panel’s figures, for you to write on.",
            "" if workspace.read_only else "Draft the briefing",
        )
        self.versions = VersionButton()
        self.export = Button("Export draft…", "primary", icon_name="export", key="Ctrl E")
        self.read_aloud = ReadAloud()
        self.earlier = EarlierVersion()
        self.boxes = [BoxCard(workspace, number) for number in range(1, len(HEADS) + 1)]
        self.about = AboutWords(workspace)
        self.layouts = Segments("Page preview", list(_LAYOUTS), LANDSCAPE)
        self.preview = PagePreview()
        self.heard = HeardCard()
        self.slip = SlipCard()
        self.checks = ChecksPane()
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_again)
        self._build()
        self._connect()

    # What the file holds

    def refresh(self) -> None:
        audit_id = self.route.audit_id
        self._whole = self.workspace.ask(Overview(audit_id))
        self._settings = self.workspace.ask(SettingsNow())
        before, self._versions = bool(self._versions), self.workspace.ask(BriefingVersions(audit_id))
        begun = bool(self._versions)
        focus = self.window().focusWidget()
        held = begun != before and focus is not None and self.isAncestorOf(focus)
        self.head.show_words("Seven-minute briefing", "", f"{self._whole.audit.title}  ›  Briefings")
        for widget in (self.inside, self.versions, self.export):
            widget.setVisible(begun)
        self.empty.setVisible(not begun)
        if begun:
            self._show_version()
        if held:  # undone or done again: the keyboard was in what has gone
            self.focus_first()

    def show_route(self, route: Route) -> None:
        other = route.audit_id != self.route.audit_id
        super().show_route(route)
        if other:  # no page, fit or check of one audit stands under the title of another
            self.preview.forget()
            self._look_again()

    def begin(self) -> None:
        """Draft the first version."""
        if self._edits.begin(self.route.audit_id):
            if not self._versions:
                self.refresh()
            self.focus_first()

    @property
    def version(self) -> Version:
        """The one on screen: the one being written, unless an earlier one is looked at."""
        found = next((each for each in self._versions if each.id == self._looked_at), None)
        current = current_of(self._versions)
        assert current is not None
        return found or current

    def _show_version(self) -> None:
        version = self.version
        assert self._whole is not None
        read_only = self.workspace.read_only or version.kept_on is not None
        self.versions.show_versions(self._versions, version, read_only=self.workspace.read_only)
        self.earlier.show_version(version, read_only=self.workspace.read_only)
        found = figures(self._whole)
        for card, box in zip(self.boxes, version.boxes, strict=True):
            card.show_figures(found)
            card.show_box(box, read_only=read_only)
        self.about.show_version(version, read_only=read_only)
        self.slip.show_on(version.slip, read_only=read_only)
        self._open(self._open_box)
        self._look_again()

    # What is on screen

    def _written(self) -> Version:
        """The version with the words that are on screen, typed a moment ago or kept long since."""
        version = self.version
        boxes = tuple(replace(box, text=card.field.text()) for box, card in zip(version.boxes, self.boxes, strict=True))
        return replace(version, boxes=boxes, **self.about.written())

    def _look_again(self) -> None:
        """The bar, the page and the checks, from the words on screen."""
        if not self._versions or self._whole is None or self._settings is None:
            return
        written, settings = self._written(), self._settings
        words = [card.words_now for card in self.boxes]
        self.read_aloud.show_words(written.words - sum(words), words, settings.reading_speed, self._open_box)
        briefing = as_briefing(written, settings, self._whole.partnership, example=self._whole.example)
        self.preview.show_briefing(briefing)
        self.heard.show_briefing(briefing, self._open_box)
        self._show_checks()

    def _show_checks(self) -> None:
        assert self._whole is not None
        assert self._settings is not None
        if self._fit is None:
            self.checks.forget()
            return
        names = names_to_notice(self.workspace.ask(Terms()), self.workspace.ask(Agencies()), self._settings.partnership)
        lookout = Lookout(names, self.workspace.ask(KeptIdentifiers()))
        self.checks.show_checks(checks(self._written(), self._whole, self._settings, lookout, self._fit.fit))

    def _on_made(self, made: Preview | None) -> None:
        self._fit = made
        fits = {fit.number: fit for fit in made.fit.boxes} if made and made.fit else {}
        for card in self.boxes:
            card.show_fit(fits.get(card.number))
        self._show_checks()

    def _open(self, number: int) -> None:
        self._open_box = number
        for card in self.boxes:
            card.set_open(card.number == number)

    def open_box(self, number: int) -> None:
        """One box in hand, the keyboard in its words."""
        self._open(number)
        card = self.boxes[number - 1]
        card.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, card, lambda: self._bring_into_view(card))
        self._look.start()

    def _bring_into_view(self, card: BoxCard) -> None:
        self._fit_boxes()
        bring_into_view(self._area, card)

    # What a person does

    def focus_first(self) -> None:
        if self._versions:
            self.open_box(self._open_box)
        else:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> Sequence[Hint]:
        return HINTS

    def keys(self) -> Sequence[tuple[str, str]]:
        return KEYS

    @property
    def in_hand(self) -> BoxCard:
        return self.boxes[self._open_box - 1]

    def panes(self) -> Sequence[QWidget]:
        return (self.in_hand, self.layouts, self.preview, self.checks, self.export)

    def document(self) -> tuple[str, str]:
        return "seven-minute-briefing", self.preview.form

    def _on_kept(self) -> None:
        self._settle()
        self._looked_at = 0
        self._edits.keep(self.route.audit_id)

    def _on_bring_back(self) -> None:
        earlier, self._looked_at = self.version, 0
        if self._edits.bring_back(self.route.audit_id, earlier):
            self.refresh()

    def _on_draft_again(self) -> None:
        self._settle()
        self._looked_at = 0
        self._edits.draft_again(self.route.audit_id)

    def _on_slip(self, on: bool) -> None:
        self._edits.set_slip(self.route.audit_id, on)

    def _on_looked_at(self, version_id: int) -> None:
        self._settle()
        self._looked_at = version_id
        self.refresh()

    def _settle(self) -> None:
        for card in self.boxes:
            card.words.settle()
        self.about.settle()

    # How it is put together

    def _connect(self) -> None:
        for card in self.boxes:
            card.wanted.connect(self.open_box)
            card.typed.connect(self._look.start)
        self.about.typed.connect(self._look.start)
        make_shortcuts(self)
        self.layouts.chosen.connect(self.preview.show_kind)
        self.preview.made.connect(self._on_made)
        self.checks.asked.connect(lambda check: go_to(self, check))
        self.versions.looked_at.connect(self._on_looked_at)
        self.versions.kept.connect(self._on_kept)
        self.versions.drafted_again.connect(self._on_draft_again)
        self.earlier.acted.connect(self._on_bring_back)
        self.slip.turned.connect(self._on_slip)
        self.export.clicked.connect(self.export_asked)
        self.empty.step_requested.connect(self.begin)

    def _build(self) -> None:
        self._area = arrange(self)
        theme.changed.connect(self._fit_boxes)
        self._fit_boxes()

    def _fit_boxes(self) -> None:
        inner = self._area.widget()
        assert inner is not None
        self._area.setMinimumWidth(inner.minimumSizeHint().width() + _BAR)

    def stop(self) -> None:
        self._look.stop()
        self.preview.stop()

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heard.setVisible(event.size().height() >= _ROOMY)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._settle()
        super().hideEvent(event)
