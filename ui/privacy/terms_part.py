"""How long each kind of message is kept: a table, and a small sheet to change a term."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.contact_words import group_name, message_kind_name
from app.domain.contact import MessageKind
from app.domain.organisation import ProductGroup
from app.domain.retention import RetentionRule, RetentionTerms
from resources.translations import _
from ui.privacy.words import term_texts
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, fill, label
from ui.shared.widgets.entry_sheet import EntrySheet
from ui.shared.widgets.fields import ListField, TextField
from ui.shared.widgets.flow_layout import Flow
from ui.shared.widgets.row_list import RowList

_MOST_DIGITS: Final = 3


@dataclass(frozen=True, slots=True)
class _Term:
    rule: RetentionRule

    @property
    def id(self) -> str:
        return f"{self.rule.kind.value} {self.rule.group}"


class TermsPart(QWidget):
    """Enter on a row changes it.

    Signals:
        change_requested: the RetentionRule to change, or None for one of a product group.
        removal_requested: the RetentionRule that is not to hold any more.
    """

    change_requested = Signal(object)
    removal_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 8)
        words = _(
            "A contact is kept until the longest term of its subjects is over, counted from the day it ended or its"
            " last question was closed. After that it comes on the list to dispose; nothing goes by itself."
        )
        headings = (_("Kind of message"), _("Product group"), _("Kept for"))
        self.terms = RowList[_Term](_("Keeping terms"), headings, lambda term: term_texts(term.rule))
        self.change, self.add, self.remove = (
            KeyButton(words)
            for words in (_("Change term …"), _("Term of a product group …"), _("Back to what is usual"))
        )
        self.terms.on_request(self.change, lambda term: self.change_requested.emit(term.rule))
        self.add.clicked.connect(lambda: self.change_requested.emit(None))
        self.remove.clicked.connect(self._remove)
        for part in (label(words, "muted", wrap=True), self.terms.table):
            box(self).addWidget(part)
        buttons = Flow(theme().px(8))
        buttons.show_widgets([self.change, self.add, self.remove])
        box(self).addWidget(buttons)
        box(self).addStretch(1)

    def show_terms(self, terms: RetentionTerms) -> None:
        """Replace the table; what was chosen stays so."""
        self.terms.show_rows([_Term(rule) for rule in terms.rules])

    def _remove(self) -> None:
        if (chosen := self.terms.chosen()) is not None:
            self.removal_requested.emit(chosen.rule)


class TermSheet(EntrySheet):
    """A new term, or one that changes."""

    def __init__(self, window: QWidget, rule: RetentionRule | None) -> None:
        self._rule = rule
        months = TextField(_("Months (12 is one year)"), required=True, maximum=_MOST_DIGITS)
        if rule is None:
            groups = [(group.value, group_name(group)) for group in ProductGroup]
            kinds = [(kind.value, message_kind_name(kind)) for kind in MessageKind]
            kind, group = ListField(_("Kind of message"), kinds), ListField(_("Product group"), groups)
            super().__init__(window, _("Term of a product group"), {"kind": kind, "group": group, "months": months})
        else:
            about = " · ".join(term_texts(rule)[:2])
            super().__init__(window, _("Term of {kind}").format(kind=about), {"months": months})
            months.set_value(str(rule.months))

    def value(self) -> RetentionRule:
        """The term as filled in; 0 months when that is no number."""
        typed = {key: field.value().strip() for key, field in self.fields.items()}
        months = int(typed["months"]) if typed["months"].isascii() and typed["months"].isdecimal() else 0
        if self._rule is not None:
            return RetentionRule(self._rule.kind, months, self._rule.group)
        return RetentionRule(MessageKind(typed["kind"]), months, typed["group"])
