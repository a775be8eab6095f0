"""Two editors changed one article: for each part that differs, whose text stays."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.domain.article_draft import ArticleText
from app.services.editing_views import Editing
from knowledgebase.difference import PartDifference
from resources.translations import _
from ui.editing.editing_sheet import EditingSheet
from ui.editing.merging import Keep, PartAnswer, first_answer, merged, text_of
from ui.shared.difference_html import Reading, turned
from ui.shared.names import Names
from ui.shared.part_words import part_name, shown_pieces
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, card, label
from ui.shared.widgets.difference_view import DifferenceText
from ui.shared.widgets.fields import AreaField, ChoiceField

_REVISION: Final = "revision"


class ConflictSheet(EditingSheet):
    """Mine and theirs side by side for each of `differences`; nothing is saved before the last button.

    Signals:
        resolved: ArticleText with their revision.
    """

    resolved = Signal(object)

    def __init__(
        self,
        window: QWidget,
        mine: ArticleText,
        theirs: Editing,
        differences: Sequence[PartDifference],
        names: Names,
    ) -> None:
        self._mine, self._theirs = mine, theirs
        authors = theirs.draft.authors
        self._other = names.person(authors[-1]) if authors else _("Somebody else")
        title = _("{name} saved this article before you").format(name=self._other)
        super().__init__(window, title, mine.article.title, width=1040)
        self.add_help(
            _("Choose for each part whose text stays. Nothing is saved before that: with Esc your text stays as it is.")
        )
        self._parts = tuple(self._add_part(each, names) for each in differences)
        if not self._parts:
            self.add_help(_("Nothing differs."))
        self.add_buttons(_("Save like this"), lambda: self.resolved.emit(self.value_now()))

    def open_sheet(self) -> None:
        """Begin at the first choice."""
        super().open_sheet()
        if self._parts:
            self.fields[_choice_of(self._parts[0])].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_part(self, difference: PartDifference, names: Names) -> str:
        part, kind = difference.part, self._mine.article.kind
        made = card(gap=8)
        box(made).addWidget(label(part_name(part, kind), "heading"))
        box(made).addLayout(self._columns(difference, names))
        self._add_choice(part, part_name(part, kind), made)
        box(self.body).addWidget(made)
        return part

    def _columns(self, difference: PartDifference, names: Names) -> QGridLayout:
        pieces = shown_pieces(difference, names)
        columns = QGridLayout()
        columns.setHorizontalSpacing(theme().px(20))
        both = ((_("My text"), pieces), (_("Text of {name}").format(name=self._other), turned(pieces)))
        for column, (whose, seen) in enumerate(both):
            text = DifferenceText(seen, Reading.RIGHT)
            text.setAccessibleName(whose)
            columns.addWidget(label(whose, "label"), 0, column)
            columns.addWidget(text, 1, column, Qt.AlignmentFlag.AlignTop)
            columns.setColumnStretch(column, 1)
        return columns

    def _add_choice(self, part: str, name: str, made: QFrame) -> None:
        text = text_of(self._mine, part)
        choices = [(Keep.MINE.value, _("Mine")), (Keep.THEIRS.value, _("Theirs"))]
        if text is not None:
            choices.append((Keep.TOGETHER.value, _("Edit together")))
        choice = ChoiceField(_("Which text of ‘{part}’ stays?").format(part=name), choices)
        choice.set_value(first_answer(part, self._mine, self._theirs))
        box(made).addWidget(choice)
        self.fields[_choice_of(part)] = choice
        if text is None:
            return
        area = AreaField(_("The text of both together"), lines=6 if "section" in part else 2)
        area.set_value(text)
        area.hide()
        choice.changed.connect(lambda _value: self._show_area(part, with_keyboard=True))
        box(made).addWidget(area)
        self.fields[_text_of(part)] = area

    def _show_area(self, part: str, with_keyboard: bool = False) -> None:
        area = self.fields[_text_of(part)]
        is_wanted = self.fields[_choice_of(part)].value() == Keep.TOGETHER
        area.setVisible(is_wanted)
        if is_wanted and with_keyboard:
            self.go_to(area)

    @property
    def key(self) -> tuple[object, int]:
        """The article, and which of their texts is shown."""
        return self._mine.id, self._theirs.draft.revision

    def typed(self) -> dict[str, str]:
        """Also which of their texts it was about."""
        return {**super().typed(), _REVISION: str(self._theirs.draft.revision)}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """What was typed comes back; a choice between two texts only when both are still the same."""
        is_same = typed.get(_REVISION) == str(self._theirs.draft.revision)
        kept = {name: value for name, value in typed.items() if is_same or value == Keep.TOGETHER or _is_text(name)}
        super().show_typed(kept)
        for part in self._parts:
            if _text_of(part) in self.fields:
                self._show_area(part)

    def value_now(self) -> ArticleText:
        """What comes of the choices."""
        return merged(self._mine, self._theirs, {part: self._answer(part) for part in self._parts})

    def _answer(self, part: str) -> PartAnswer:
        text = self.fields[_text_of(part)].value() if _text_of(part) in self.fields else ""
        return PartAnswer(Keep(self.fields[_choice_of(part)].value()), text)


def _choice_of(part: str) -> str:
    return f"{part}:keep"


def _text_of(part: str) -> str:
    return f"{part}:text"


def _is_text(name: str) -> bool:
    return name.endswith(":text")
