"""What an agent does to a running contact. Every function gives a new draft and leaves the old one alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from app.domain.contact import Channel, FeeLine, Outcome, ReceivedDocument
from app.domain.draft import ContactDraft, HandOffDraft, SubjectDraft
from app.domain.figures.surveys import is_asked
from app.domain.not_direct import likely_reason
from app.domain.not_direct_reason import NotDirectReason
from knowledgebase.article import Article

_SPOKEN = frozenset({Channel.COUNTER, Channel.TELEPHONE, Channel.CHAT})


def add_article(draft: ContactDraft, subject_id: UUID, article: Article) -> ContactDraft:
    """Add an article as a subject and make it current; one that is there already is about this version from now on."""
    for position, subject in enumerate(draft.subjects):
        if subject.article_id == article.id:
            reason = subject.reason if subject.reason_chosen else likely_reason(article)
            read = replace(subject, article_version=article.version, reason=reason)
            return replace(change_subject(draft, read), current=position)
    subject = SubjectDraft(
        id=subject_id,
        title=article.title,
        article_id=article.id,
        article_version=article.version,
        group=article.group,
        unit_id=article.owner,
        reason=likely_reason(article),
    )
    return _with_new(draft, subject)


def add_free_subject(draft: ContactDraft, subject_id: UUID, title: str) -> ContactDraft:
    """Add a subject in the agent's own words and make it current."""
    return _with_new(draft, SubjectDraft(id=subject_id, title=title.strip()))


def _with_new(draft: ContactDraft, subject: SubjectDraft) -> ContactDraft:
    return replace(draft, subjects=(*draft.subjects, subject), current=len(draft.subjects))


def change_subject(draft: ContactDraft, subject: SubjectDraft) -> ContactDraft:
    """Put `subject` in the place of the one with its id."""
    changed = tuple(subject if old.id == subject.id else old for old in draft.subjects)
    return replace(draft, subjects=changed)


def remove_subject(draft: ContactDraft, subject_id: UUID) -> ContactDraft:
    """Take a subject out. The current one stays current; when it is the one that goes, the one before it becomes so."""
    ids = [subject.id for subject in draft.subjects]
    if subject_id not in ids:
        return draft
    position = ids.index(subject_id)
    left = (*draft.subjects[:position], *draft.subjects[position + 1 :])
    current = draft.current - 1 if position <= draft.current else draft.current
    return replace(draft, subjects=left, current=min(max(current, 0), len(left) - 1))


def restore_subject(draft: ContactDraft, subject: SubjectDraft, position: int) -> ContactDraft:
    """Undo a removal: put `subject` back at `position`."""
    subjects = (*draft.subjects[:position], subject, *draft.subjects[position:])
    return replace(draft, subjects=subjects, current=position)


def set_outcome(
    draft: ContactDraft, outcome: Outcome, detail: str = "", unit_id: str = "", sender_told: bool = False
) -> ContactDraft:
    """Give the current subject its outcome; a hand-off that was typed is kept but no longer counts as sent.

    `unit_id` is to whom the call was put through; `sender_told` that the customer knows of a forwarding.
    """
    subject = draft.current_subject
    if subject is None:
        return draft
    hand_off = subject.hand_off
    if hand_off is not None and outcome is not Outcome.HANDED_OFF:
        hand_off = replace(hand_off, is_sent=False, is_open=False)
    changed = replace(
        subject, outcome=outcome, detail=detail, sender_told=sender_told, put_through_to=unit_id, hand_off=hand_off
    )
    return change_subject(draft, changed)


def choose_reason(draft: ContactDraft, subject_id: UUID, reason: NotDirectReason | None) -> ContactDraft:
    """The agent says why a subject is not answered directly; None is that nobody knows."""
    for subject in draft.subjects:
        if subject.id == subject_id:
            return change_subject(draft, replace(subject, reason=reason, reason_chosen=True))
    return draft


def set_hand_off(draft: ContactDraft, subject_id: UUID, hand_off: HandOffDraft) -> ContactDraft:
    """Keep a hand-off as typed; once sent, the subject's outcome is handed off."""
    for subject in draft.subjects:
        if subject.id == subject_id:
            outcome = Outcome.HANDED_OFF if hand_off.is_sent else subject.outcome
            return change_subject(draft, replace(subject, hand_off=hand_off, outcome=outcome))
    return draft


def note_conversation(draft: ContactDraft, lines: Sequence[str], answers: Sequence[tuple[str, str]]) -> ContactDraft:
    """A guided conversation was held about the current subject.

    Its lines end the note, without those that stand there already; its answers wait for a hand-off.
    """
    subject = draft.current_subject
    if subject is None:
        return draft
    known = draft.note.splitlines()
    new = "\n".join(line for line in lines if line not in known)
    between = "\n" if new and draft.note and not draft.note.endswith("\n") else ""
    all_answers = tuple({**dict(subject.answers), **dict(answers)}.items())
    return change_subject(replace(draft, note=draft.note + between + new), replace(subject, answers=all_answers))


def hold(draft: ContactDraft, now: datetime) -> ContactDraft:
    """The customer waits from `now`; who waits is not gone."""
    return draft if draft.on_hold_since else replace(draft, on_hold_since=now, talk_ended_at=None)


def resume(draft: ContactDraft, now: datetime) -> ContactDraft:
    """The customer is back; the time on hold is added up."""
    if draft.on_hold_since is None:
        return draft
    held = draft.held_seconds + max(0, int((now - draft.on_hold_since).total_seconds()))
    return replace(draft, on_hold_since=None, held_seconds=held)


def running_time(draft: ContactDraft, now: datetime) -> timedelta:
    """How long the contact lasts so far, holding included; never negative when the clock was set back."""
    return max(timedelta(), now - draft.started_at)


def holding_time(draft: ContactDraft, now: datetime) -> timedelta:
    """How long the customer has been waiting this time."""
    return max(timedelta(), now - draft.on_hold_since) if draft.on_hold_since else timedelta()


def is_spoken(channel: Channel) -> bool:
    """Whether customer and agent are in conversation, which can end before the contact does."""
    return channel in _SPOKEN


def end_talk(draft: ContactDraft, now: datetime) -> ContactDraft:
    """The customer is gone: from `now` the agent wraps up. Waiting ends too; without a conversation nothing changes."""
    if draft.talk_ended_at or not is_spoken(draft.channel):
        return draft
    return replace(resume(draft, now), talk_ended_at=now)


def take_up_talk(draft: ContactDraft) -> ContactDraft:
    """The customer is there after all."""
    return replace(draft, talk_ended_at=None)


def wrapping_time(draft: ContactDraft, now: datetime) -> timedelta:
    """How long the agent has been wrapping up."""
    if draft.talk_ended_at is None or not is_spoken(draft.channel):
        return timedelta()
    return max(timedelta(), now - draft.talk_ended_at)


def wants_survey(draft: ContactDraft, percent: int) -> bool:
    """Whether this contact is drawn and its customer can be asked: in conversation, or by e-mail with consent."""
    can_ask = is_spoken(draft.channel) or bool(draft.customer.mail_address)
    return can_ask and is_asked(draft.id, percent)


def add_document(draft: ContactDraft, name: str) -> ContactDraft:
    """A paper was handed in; the same name again counts one more."""
    name = name.strip()
    for document in draft.documents:
        if document.name.casefold() == name.casefold():
            more = replace(document, count=document.count + 1)
            return replace(draft, documents=tuple(more if d is document else d for d in draft.documents))
    return replace(draft, documents=(*draft.documents, ReceivedDocument(name)))


def remove_document(draft: ContactDraft, name: str) -> ContactDraft:
    """Take a paper off the list."""
    return replace(draft, documents=tuple(d for d in draft.documents if d.name != name))


def set_fee(draft: ContactDraft, line: FeeLine) -> ContactDraft:
    """Charge `line` in place of an earlier one with its code; quantity 0 takes it off."""
    others = tuple(fee for fee in draft.fees if fee.code != line.code)
    return replace(draft, fees=(*others, line) if line.quantity else others)


def has_content(draft: ContactDraft) -> bool:
    """Whether anything was typed or chosen that closing the contact would throw away."""
    typed = draft.note.strip() or draft.desk.query.strip() or not draft.customer.is_empty
    return bool(typed or draft.subjects or draft.documents or draft.fees)
