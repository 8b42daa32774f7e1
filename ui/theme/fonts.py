"""Inter, its roles, and the line each role is set on."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase

from ui.tokens import RESOURCES

FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")


@dataclass(frozen=True, slots=True)
class Role:
    """Pixels, weight and line height at 100 %."""

    px: float
    weight: int
    line: float


ROLES = {
    "display": Role(28, 700, 34),
    "title": Role(24, 700, 32),
    "product": Role(18, 700, 24),
    "section": Role(16, 700, 22),
    "lead": Role(16, 400, 22),
    "lead_strong": Role(16, 600, 22),
    "name": Role(15, 600, 20),
    "body": Role(14, 400, 20),
    "body_medium": Role(14, 500, 20),
    "label": Role(14, 600, 20),
    "detail": Role(13, 400, 18),
    "detail_medium": Role(13, 500, 18),
    "detail_strong": Role(13, 600, 18),
    "smallest": Role(12, 500, 16),
    "smallest_strong": Role(12, 600, 16),
    # The panel is read from across a room: these follow the projector size.
    "panel_display": Role(28, 700, 34),
    "panel_title": Role(26, 700, 32),
    "panel_lead": Role(18, 400, 25),
    "panel_clock": Role(18, 600, 25),
    "panel_section": Role(16, 600, 22),
    "panel_head": Role(16, 700, 22),
    "panel_text": Role(16, 400, 22),
    "panel_card": Role(15, 400, 20),
    "panel_name": Role(15, 600, 20),
    "panel_line": Role(15, 500, 19),
    "panel_line_current": Role(15, 700, 19),
    "panel_body": Role(14, 400, 19),
    "panel_body_medium": Role(14, 500, 19),
    "panel_label": Role(14, 600, 20),
    "panel_key": Role(14, 700, 20),
    "panel_detail": Role(13, 400, 18),
    "panel_detail_medium": Role(13, 500, 18),
    "panel_detail_strong": Role(13, 600, 18),
    "panel_number": Role(13, 700, 18),
    "panel_smallest": Role(12, 500, 16),
    "panel_smallest_strong": Role(12, 600, 16),
}

_families: list[str] = []


def load_fonts() -> None:
    """Make the bundled fonts known to Qt, once. Needs the application."""
    if _families:
        return
    for name in FILES:
        number = QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / "inter" / name))
        if number < 0:
            raise FileNotFoundError(f"The font {name} is missing from resources/fonts")
        if not _families:
            _families.append(QFontDatabase.applicationFontFamilies(number)[0])
    _families.append("Noto Sans")


def make_font(role: Role, scale: float) -> QFont:
    font = QFont(_families)
    px = role.px * scale
    font.setPixelSize(round(px))
    font.setWeight(QFont.Weight(role.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    if role.px >= 20 or (role.px == 16 and role.weight == 700):
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.012 * px)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
