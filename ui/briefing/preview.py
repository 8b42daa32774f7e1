"""The page beside the boxes: made in the background from the very bytes that would be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from ui.components.message_bar import MessageBar
from ui.form.scrolled import scrolled
from ui.jobs import Job
from ui.theme import theme
from workbench.domain.briefing.briefing import Briefing, PageLayout
from workbench.domain.briefing.page_picture import PagePicture

if TYPE_CHECKING:
    from workbench.briefing_preview import Preview

LANDSCAPE, PORTRAIT, TEXT_ONLY = PageLayout.LANDSCAPE.value, PageLayout.PORTRAIT.value, "text"
_PAUSE_MS = 350
_GAP = 14
_EDGE = 5


class Pages(QWidget):
    """Pages under each other, each on its soft shadow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.images: tuple[QImage, ...] = ()

    def show_images(self, images: tuple[QImage, ...]) -> None:
        self.images = images
        high = sum(self._high(image) + _GAP for image in images)
        self.setFixedHeight(max(60, high))
        self.update()

    def _high(self, image: QImage) -> int:
        return round(image.height() / image.devicePixelRatio()) + 2 * _EDGE

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = 0.0
        for image in self.images:
            size = image.deviceIndependentSize()
            left = (self.width() - size.width()) / 2
            page = QRectF(left, top + _EDGE, size.width(), size.height())
            for spread in range(_EDGE, 0, -1):
                shade = QColor(theme.color("ink3"))
                shade.setAlpha(12)
                painter.fillRect(page.adjusted(-spread, -spread + 2, spread, spread), shade)
            painter.drawImage(page, image)
            top += self._high(image) + _GAP
        painter.end()


class PagePreview(QWidget):
    """`made` carries the Preview, or None once it is forgotten; one is made at a time, and the newest words win."""

    made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._briefing: Briefing | None = None
        self._kind = LANDSCAPE
        self._job: Job | None = None
        self._again = False
        self._unwanted = False
        """Whether what is being made is of a briefing that is no longer in view."""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        self.refused = MessageBar("caution", "")
        self.refused.hide()
        self.pages = Pages()
        self._area = scrolled(self.pages, "Page preview")
        self.words = QTextBrowser()
        self.words.setOpenLinks(False)
        self.words.setAccessibleName("Text-only page")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.refused)
        column.addWidget(self._stack, 1)

    def show_briefing(self, briefing: Briefing, *, at_once: bool = False) -> None:
        """Make the page anew after a pause in typing, or at once."""
        if briefing == self._briefing and not at_once:
            return
        self._briefing = briefing
        self._pause.start(0 if at_once else _PAUSE_MS)

    def forget(self) -> None:
        """Another briefing comes: no page of this one stays in view, and none is made known."""
        self._briefing, self._unwanted = None, self._job is not None
        self._pause.stop()
        self.pages.show_images(())
        self.words.clear()
        self.refused.hide()
        self.made.emit(None)

    def show_kind(self, kind: str) -> None:
        self._kind = kind
        self._stack.setCurrentIndex(1 if kind == TEXT_ONLY else 0)
        self._pause.start(0)

    @property
    def form(self) -> str:
        """Which form of the document is in view, as it is named among the forms."""
        return {PORTRAIT: "portrait", TEXT_ONLY: "text-only"}.get(self._kind, "")

    @property
    def busy(self) -> bool:
        return self._job is not None or self._pause.isActive()

    def stop(self) -> None:
        self._pause.stop()
        self._again = False
        if self._job is not None:
            self._job.stop()
            self._job.wait()
            self._job = None

    def _begin(self) -> None:
        if self._briefing is None:
            return
        if self._job is not None:
            self._again = True
            return
        from workbench.briefing_preview import preview

        layout = PageLayout.PORTRAIT if self._kind == PORTRAIT else PageLayout.LANDSCAPE
        work = preview(self._briefing, layout, self._wanted().width(), text_only=self._kind == TEXT_ONLY)
        self._job = Job(work, self)
        self._job.succeeded.connect(self._on_made)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _wanted(self) -> QSize:
        """How wide a page is, in pixels of the screen."""
        room = self._area.viewport().width() - 2 * _EDGE - 4
        if self._kind == PORTRAIT:
            room = min(room, 620)
        return QSize(round(max(280, room) * self.devicePixelRatioF()), 0)

    def _on_made(self, made: Preview) -> None:
        if self._job is None:  # it came after the end
            return
        self._end()
        if self._unwanted:
            self._unwanted = self._again = False
            self._pause.start(0)
            return
        self.refused.setVisible(bool(made.refused))
        if made.refused:
            self.refused.show_message("caution", made.refused)
        if made.text_only:
            at = self.words.verticalScrollBar().value()
            self.words.setHtml(made.text_only)
            self.words.verticalScrollBar().setValue(at)
        elif made.pages:
            self.pages.show_images(tuple(self._image(page) for page in made.pages))
            self.pages.setAccessibleName(f"{len(made.pages)} page{'s' if len(made.pages) > 1 else ''}")
        self.made.emit(made)
        if self._again:
            self._again = False
            self._pause.start(0)

    def _image(self, page: PagePicture) -> QImage:
        picture = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32).copy()
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        return picture

    def _on_failed(self, error: Exception) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._briefing is not None and event.oldSize().width() != event.size().width():
            self._pause.start()
