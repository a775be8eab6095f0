"""The keys of the editors' steps, as they stand on their buttons. `ui.shortcuts` binds them."""

from ui.editing.actions import EditAction

ACTION_KEYS = {
    EditAction.ASK_REVIEW: "Alt+P",  # the main step, whatever it is: the second reader publishes with it
    EditAction.APPROVE: "Alt+P",
    EditAction.SEND_BACK: "Alt+T",
    EditAction.TAKE_BACK: "Alt+W",
    EditAction.COMPARE: "Alt+V",
}


def shown_key(action: EditAction) -> str:
    """The key as it stands on a button, or ""."""
    return ACTION_KEYS.get(action, "").replace("+", " ")
