"""The keys of every step; the first stands on its button. `ui.shortcuts` binds them."""

from ui.work.actions import WorkAction

ACTION_KEYS = {
    WorkAction.ANSWER: ("F8",),  # replying too: whatever the answer box is for
    WorkAction.TAKE: ("Ctrl+Return", "Ctrl+Enter"),
    WorkAction.CALL: ("F7",),
    WorkAction.NOTE: ("F5",),
    WorkAction.WAIT: ("F6",),
    WorkAction.RESUME: ("Shift+F6",),
    WorkAction.RENEW_PROMISE: ("Shift+F5",),
    WorkAction.PASS_ON: ("F9",),
    WorkAction.ASK_UNIT: ("Shift+F9",),
    WorkAction.ASSIGN: ("F4",),
    WorkAction.DIRECT: ("Shift+F4",),
    WorkAction.ASK_CONTACT_CENTRE: ("F11",),
    WorkAction.RETURN: ("Shift+F11",),
    WorkAction.REMIND: ("Ctrl+R",),
    WorkAction.CLOSE: ("F12",),
    WorkAction.REOPEN: ("Shift+F12",),
}
