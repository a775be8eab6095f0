"""How it stands with what waits for the server, in words; of customers only numbers."""

from app.domain.errors import DomainError
from app.domain.outbox import SaveState
from app.error_sentences import sentence
from app.services.outbox_saving import SendRound, WaitingSave
from resources.translations import _, plural
from ui.shared.widgets.basics import Tone


def status_words(state: SendRound) -> str:
    """The line of the status bar."""
    waiting, refused = state.count(SaveState.WAITING), state.count(SaveState.REFUSED)
    to_tell = state.count(SaveState.TO_TELL)
    parts = [_server_words(waiting, bool(state.problem))]
    if refused:
        parts.append(plural("{count} refused", "{count} refused", refused))
    if to_tell:
        parts.append(plural("{count} receipt got another number", "{count} receipts got another number", to_tell))
    return " · ".join(part for part in parts if part) or _("Server: everything sent")


def _server_words(waiting: int, is_away: bool) -> str:
    if is_away and waiting:
        return plural(
            "Server away: {count} waits, you can go on working",
            "Server away: {count} wait, you can go on working",
            waiting,
        )
    if is_away:
        return _("Server away: you can go on working")
    return plural("{count} waits for the server", "{count} wait for the server", waiting) if waiting else ""


def status_tone(state: SendRound) -> Tone:
    """What a person must look at stands out."""
    if state.count(SaveState.REFUSED) or state.count(SaveState.TO_TELL):
        return "bad"
    return "warn" if state.problem or state.count(SaveState.WAITING) else "plain"


def state_word(line: WaitingSave) -> str:
    """How far a save is."""
    words = {
        SaveState.WAITING: _("waits"),
        SaveState.REFUSED: _("refused"),
        SaveState.TO_TELL: _("stored"),
    }
    return words[line.state]


def reason_words(line: WaitingSave) -> str:
    """Why it is not stored, or what somebody must tell the customer."""
    if line.state is SaveState.TO_TELL:
        return _(
            "The number {before} on the receipt was taken. It is {after} now: give the customer a new one."
        ).format(before=line.receipt_before, after=line.receipt_after)
    if line.reason:
        return sentence(DomainError(line.reason))
    return _("Is sent as soon as the server is there.")


def news_words(lines: tuple[WaitingSave, ...]) -> str:
    """What is told at once, of lines that were not there before; "" for nothing."""
    refused = [line.number for line in lines if line.state is SaveState.REFUSED]
    changed = [line for line in lines if line.state is SaveState.TO_TELL]
    told = [f"{line.number}: {reason_words(line)}" for line in changed]
    if refused:
        words = plural("The server refused {count} contact:", "The server refused {count} contacts:", len(refused))
        told.insert(0, f"{words} {', '.join(refused)}.")
    return " ".join(told)
