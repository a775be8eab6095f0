"""Decides what is asked of who signs in or unlocks, and what becomes of it. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from app.domain.errors import BaliewijsError
from app.domain.organisation import Person
from app.services.entrance import Admitted, Entrance
from ui.shared.running import Run


class Asking(Enum):
    """What is asked: who signs in, the password of who works here, or only that somebody is there."""

    SIGN_IN = "sign_in"
    UNLOCK = "unlock"
    GO_ON = "go_on"


@dataclass(frozen=True, slots=True)
class Form:
    """What is shown. `people` can be chosen from; without them a `login` is typed. `worker` locked the screen."""

    asking: Asking
    people: Sequence[Person] = ()
    login: str = ""
    worker: str = ""
    may_keep: bool = False
    has_way_back: bool = False


class SignInView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, form: Form) -> None:
        """Ask this; nothing is typed yet."""

    def show_refused(self, error: BaliewijsError) -> None:
        """It did not work; the password is typed anew."""

    def show_busy(self, busy: bool) -> None:
        """Whether the answer is awaited; nothing can be typed then."""


class SignInPresenter:
    """One at a time: who signs in at the start, or at a screen that was locked."""

    def __init__(
        self,
        view: SignInView,
        entrance: Entrance,
        run: Run,
        on_admitted: Callable[[Admitted], None],
        on_unlocked: Callable[[], None],
    ) -> None:
        self._view, self._entrance, self._run = view, entrance, run
        self._on_admitted, self._on_unlocked = on_admitted, on_unlocked
        self._name, self._worker, self._by_password = "", "", False
        self._asking, self._is_busy = Asking.SIGN_IN, False

    def ask(self) -> None:
        """Ask who comes in; everybody may."""
        self._read_names()

    def lock(self, name: str, worker: str, by_password: bool) -> None:
        """Ask `worker` to prove who it is: `name` is the id of the person, or the login on a server."""
        self._name, self._worker, self._by_password = name, worker, by_password
        self.back()

    def back(self) -> None:
        """Ask who works here again."""
        asking = Asking.UNLOCK if self._by_password else Asking.GO_ON
        self._show(Form(asking, worker=self._worker))

    def somebody_else(self) -> None:
        """Ask who takes over."""
        self._read_names()

    def submit(self, name: str, password: str, keep: bool) -> None:
        """What was typed; it counts once, however often Enter is pressed."""
        if self._is_busy:
            return
        self._set_busy(True)
        if self._asking is Asking.SIGN_IN:
            self._run(lambda: self._entrance.sign_in(name, password, keep), self._admitted, self._refused, "")
        else:
            self._run(lambda: self._entrance.unlock(self._name, password), self._unlocked, self._refused, "")

    def _read_names(self) -> None:
        def read() -> tuple[Sequence[Person], str]:
            return self._entrance.names(), self._entrance.last_login()

        def show(found: tuple[Sequence[Person], str]) -> None:
            people, login = found
            on_server = self._entrance.is_server
            login = "" if self._worker else login
            self._show(Form(Asking.SIGN_IN, people, login, "", on_server, bool(self._worker)))

        self._run(read, show, self._view.show_refused, "")

    def _show(self, form: Form) -> None:
        self._asking = form.asking
        self._view.show_form(form)

    def _admitted(self, admitted: Admitted) -> None:
        self._is_busy = False  # the form stays closed until the window is ready
        self._on_admitted(admitted)

    def _unlocked(self, _nothing: object) -> None:
        self._set_busy(False)
        self._on_unlocked()

    def _refused(self, error: BaliewijsError) -> None:
        self._set_busy(False)
        self._view.show_refused(error)

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self._view.show_busy(busy)
