"""Everything typed in one contact, as far as the typist types it, with focus and cursor."""

import msgspec

from app.domain.draft import ContactDraft, HandOffDraft
from app.domain.ids import new_id

ANSWER = "assessment-number"


class Texts(msgspec.Struct, frozen=True):
    """`question` and `answer` are of a hand-off that is not sent."""

    query: str = ""
    note: str = ""
    last_name: str = ""
    question: str = ""
    answer: str = ""
    focus: str = "search"
    cursor: int = 0


def texts_of(draft: ContactDraft) -> Texts:
    """What a running contact has."""
    begun = [subject.hand_off for subject in draft.subjects if subject.hand_off is not None]
    hand_off = begun[0] if begun else HandOffDraft(id=new_id())
    return Texts(
        query=draft.desk.query,
        note=draft.note,
        last_name=draft.customer.last_name,
        question=hand_off.question,
        answer=hand_off.answer_to(ANSWER),
        focus=draft.desk.focus,
        cursor=draft.desk.cursor,
    )
