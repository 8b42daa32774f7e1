"""Icons beside words, drawn from resources/icons in the colour asked for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from ui.theme.theme import theme
from ui.tokens import RESOURCES


def icon(name: str, color: str | QColor = "ink2", px: int = 18, dpr: float = 0.0) -> QPixmap:
    """The icon at `px` logical pixels; `color` is a token or a colour. KeyError if there is no such icon."""
    tint = color if isinstance(color, QColor) else theme.color(color)
    if not dpr:
        screen = QGuiApplication.primaryScreen()
        dpr = screen.devicePixelRatio() if screen else 1.0
    return _drawn(name, tint.name(QColor.NameFormat.HexArgb), px, dpr)


def menu_icon(name: str, color: str = "ink2", px: int = 18) -> QIcon:
    """The same for menus and tool bars. Ask again after `theme.changed`."""
    return QIcon(icon(name, color, px))


@lru_cache(maxsize=1024)
def _drawn(name: str, tint: str, px: int, dpr: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    colour = QColor(tint)
    picture = _source(name).replace("currentColor", colour.name())
    pixmap = QPixmap(round(px * dpr), round(px * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(picture.encode())).render(painter, QRectF(0, 0, px, px))
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    path = RESOURCES / "icons" / f"{name}.svg"
    if not path.is_file():
        raise KeyError(f"There is no icon called {name!r} in resources/icons")
    return path.read_text("utf-8")
