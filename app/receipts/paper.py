"""Sizes of the sheets, and the type that goes with each."""

from dataclasses import dataclass

from reportlab.lib.units import mm

from app.receipts import fonts
from app.receipts.pen import Style

INK = "#16202b"
MUTED = "#55616d"  # 6.4 to 1 on white
HAIRLINE = "#d3dade"


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet in points; `scale` enlarges type and white alike. The margins hold the head and foot of later pages."""

    width: float
    height: float
    margin_side: float
    margin_top: float
    margin_bottom: float
    label_column: float
    scale: float

    @property
    def room(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin_side

    @property
    def right(self) -> float:
        """Where the right margin begins."""
        return self.width - self.margin_side

    @property
    def name(self) -> Style:
        """The municipality's name and the heading."""
        return self._style(fonts.SANS_BOLD, 16, 21)

    @property
    def number(self) -> Style:
        """The customer's number."""
        return self._style(fonts.SANS_BOLD, 13.5, 19, letter_space=0.6)

    @property
    def body(self) -> Style:
        """What the customer must read."""
        return self._style(fonts.SANS, 10, 14.5)

    @property
    def title(self) -> Style:
        """The title of a box."""
        return self._style(fonts.SANS_SEMIBOLD, 10, 14.5)

    @property
    def small(self) -> Style:
        """What is good to know."""
        return self._style(fonts.SANS, 8.7, 12.2, MUTED)

    @property
    def small_strong(self) -> Style:
        """Names in the head and foot of a page."""
        return self._style(fonts.SANS_SEMIBOLD, 8.7, 12.2)

    @property
    def bill(self) -> Style:
        """Fees."""
        return self._style(fonts.SANS, 11, 17.5)

    @property
    def total(self) -> Style:
        """The sum of the fees."""
        return self._style(fonts.SANS_BOLD, 11, 17.5)

    def _style(self, font: str, size: float, leading: float, colour: str = INK, letter_space: float = 0.0) -> Style:
        scale = self.scale
        return Style(font, fonts.SANS_BOLD, size * scale, leading * scale, colour, letter_space * scale)


A5 = Paper(148 * mm, 210 * mm, 11.5 * mm, 10.5 * mm, 14 * mm, label_column=105, scale=1.0)
A4 = Paper(210 * mm, 297 * mm, 22 * mm, 20 * mm, 22 * mm, label_column=126, scale=1.15)
