"""What who works here is offered: pages, buttons and keys go by the roles of that person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.domain.errors import DomainError
from app.domain.rights import Right
from app.error_sentences import sentence
from ui.shared.offering import May, offer
from ui.shared.widgets.banner import Banner

if TYPE_CHECKING:
    from app.services.registry import Services
    from ui.main_window import MainWindow

Act = Callable[..., object]

_CONTACT = (
    *("new_contact", "edit_subject", "channel", "conversation"),
    *("customer", "note", "hold", "end_talk", "put_through", "direct", "other_outcome", "hand_off", "receipt"),
    *("papers", "finish", "remind", "add_subject", "free_subject"),
)
_EDITING = ("new", "edit", "save", "main", "send_back", "take_back")
_NEEDED: dict[str, Right] = {
    **dict.fromkeys(_CONTACT, Right.REGISTER_CONTACTS),
    **dict.fromkeys((f"editing:{each}" for each in _EDITING), Right.EDIT_ARTICLES),
    **dict.fromkeys(("news:new", "news:change", "news:end"), Right.WRITE_NEWS),
    "editing:answer": Right.ANSWER_FEEDBACK,
    "figures:mark": Right.REGISTER_CONTACTS,
}
_NEEDED_TO_MATTER = dict.fromkeys(("next_contact", "close_contact", "next_subject"), Right.REGISTER_CONTACTS)


def keys_of(actions: Mapping[str, Act], may: May, notice: Banner) -> dict[str, Act]:
    """The same actions; what this person may not do only tells so, in one sentence."""

    def refuse(*_told: object) -> None:
        notice.tell(sentence(DomainError("role-missing")), "warn")

    return {name: act if is_for(name, may) else refuse for name, act in actions.items()}


def is_for(name: str, may: May) -> bool:
    """Whether what a key does is for this person; all of the work page goes together."""
    right = Right.HANDLE_WORK if name.startswith("work:") else _NEEDED.get(name)
    return right is None or may(right)


def is_told(name: str, may: May) -> bool:
    """Whether the overview tells this person of a key: of one that does nothing without a right it does not."""
    right = Right.EDIT_ARTICLES if name.startswith("editing:") else _NEEDED_TO_MATTER.get(name)
    return is_for(name, may) and (right is None or may(right))


def offer_by_role(window: MainWindow, services: Services) -> None:
    """Hide the pages and buttons that are not for this person."""
    offer(window, services.may)
    if not services.may(Right.REGISTER_CONTACTS) and window.desk is not None and window.desk.contacts.current is None:
        window.contact_page.offer_to_readers()
    if not services.may(Right.HANDLE_WORK):
        window.rail.take_away("work")
    if not (services.may(Right.EDIT_ARTICLES) or services.may(Right.APPROVE_ARTICLES)):
        window.knowledge_page.offer_to_readers()
