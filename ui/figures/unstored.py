"""What was typed for norms and deviations and is not stored yet. Knows no Qt."""

from app.domain.figure_text import FigureText
from ui.shared.unstored import Unstored


class UnstoredFigures(Unstored[FigureText]):
    """At most one text for each norm and deviation, and one for a new norm."""

    @property
    def new_norm(self) -> FigureText | None:
        """What was typed for a new norm."""
        return next((text for text in self.texts if text.is_new), None)

    def type(self, text: FigureText) -> None:
        """The fields say this now; when that is only what is stored, nothing can be lost."""
        if text.fields:
            self.put(text)
        else:
            self.forget(text.id)
