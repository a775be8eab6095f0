"""How the log is told to people."""

from app.domain.log import LogAction, LogEntry, LogObject, LogResult
from app.domain.log_proof import FaultKind, LogFault
from app.formatting import local_time
from resources.translations import _


def fault_words(fault: LogFault) -> str:
    """What is wrong, in a sentence that names the lines."""
    lines = _("Line {number}").format(number=fault.first)
    if fault.first != fault.last:
        lines = _("Lines {first} to {last}").format(first=fault.first, last=fault.last)
    before = fault.first - 1
    return {
        FaultKind.MISSING: _("{lines}: taken out of the log."),
        FaultKind.DOES_NOT_FIT: _("{lines}: does not fit line {before}. One of both was changed, inserted or swapped."),
        FaultKind.PERSONAL_CHANGED: _("{lines}: who did it, or to what, was changed."),
        FaultKind.PERSONAL_GONE: _("{lines}: who did it was taken away, and no line tells that it was erased."),
        FaultKind.PERSONAL_BACK: _("{lines}: who did it was erased, and stands there again."),
        FaultKind.CUT: _("{lines}: cut off the end of the log. The head that you kept tells that they were there."),
        FaultKind.OTHER_THAN_HEAD: _("{lines}: not the line of the head that you kept. The log was written anew."),
    }[fault.kind].format(lines=lines, before=before)


def entry_words(entry: LogEntry) -> str:
    """The six fields on one line; what was erased is told to be so."""
    which, who = _("erased"), _("erased")
    if entry.personal is not None:
        which, who = entry.personal.object_id, entry.personal.actor
    what = (action_words(entry.action), object_words(entry.object), which, _result_words(entry.result))
    told = " · ".join(filter(None, (*what, entry.origin, who)))
    return f"{entry.number:>8}  {local_time(entry.at):%d-%m-%Y %H:%M:%S}  {told}"


def action_words(action: str) -> str:
    """What was done; of an action that this program does not know, its own word."""
    known: dict[str, str] = {
        LogAction.SEEN: _("seen"),
        LogAction.ADDED: _("added"),
        LogAction.CHANGED: _("changed"),
        LogAction.REMOVED: _("removed"),
        LogAction.PRINTED: _("printed"),
        LogAction.IMPORTED: _("taken in"),
        LogAction.EXPORTED: _("written to a file"),
        LogAction.ERASED: _("erased"),
        LogAction.SIGNED_IN: _("signed in"),
        LogAction.SIGNED_OUT: _("signed out"),
        LogAction.SET_UP: _("set up"),
        LogAction.BACKED_UP: _("backed up"),
        LogAction.RESTORED: _("restored"),
    }
    return known.get(action, action)


def object_words(kind: str) -> str:
    """What it was done to; of a kind that this program does not know, its own word."""
    known: dict[str, str] = {
        LogObject.CONTACT: _("contact"),
        LogObject.CUSTOMER: _("customer"),
        LogObject.RECEIPT: _("receipt"),
        LogObject.WORK_ITEM: _("question in the work queue"),
        LogObject.ARTICLE: _("article"),
        LogObject.BULLETIN: _("news"),
        LogObject.NORM: _("norm"),
        LogObject.FIGURES: _("figures"),
        LogObject.COMPLAINTS_REGISTER: _("complaints register"),
        LogObject.PERSON: _("person who works here"),
        LogObject.ORGANISATION: _("organisation"),
        LogObject.LOG: _("log"),
        LogObject.DISPOSAL: _("disposal"),
        LogObject.DATABASE: _("database"),
    }
    return known.get(kind, kind)


def _result_words(result: str) -> str:
    return _("refused") if result == LogResult.REFUSED else ""
