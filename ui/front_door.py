"""Who comes in at the window: signing in before anything is shown, and locking it while nobody is there."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow
from shiboken6 import isValid

from app.domain.errors import BaliewijsError
from app.domain.organisation import Person
from app.services.entrance import Admitted, Entrance
from ui.shared.tasks import Lane, Tasks, run_for
from ui.signing_in.idle import Idleness
from ui.signing_in.page import SignInPage
from ui.signing_in.presenter import SignInPresenter

LOCK_KEY = "Ctrl+Q"


class FrontDoor(QObject):
    """Works for every window of a run, one after the other.

    Signals:
        admitted: somebody came in; what carries it is an Admitted.
        not_lockable: somebody wants to lock the screen, but nobody signs in here.
    """

    admitted = Signal(object)
    not_lockable = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._entrance: Entrance | None = None
        self._window: QMainWindow | None = None
        self._page: SignInPage | None = None
        self._presenter: SignInPresenter | None = None
        self._worker: tuple[str, str, bool] | None = None
        self._seconds = 0
        self._idleness = Idleness(self)
        self._idleness.lasted.connect(self.lock)

    @property
    def is_closed(self) -> bool:
        """Whether somebody must sign in or unlock first."""
        return self._page is not None

    @property
    def page(self) -> SignInPage:
        """What covers the window; only while the door is closed."""
        assert self._page is not None
        return self._page

    def ask(self, entrance: Entrance) -> None:
        """Cover the window until somebody came in."""
        self._entrance, self._worker = entrance, None
        self._idleness.rest()
        self._cover()

    def guard(self, entrance: Entrance, worker: Person, admitted: Admitted, minutes: int) -> None:
        """`worker` came in: open the window, and lock it after so many minutes in which nothing came."""
        self._entrance, self._worker, self._seconds = entrance, None, 60 * minutes
        if admitted.has_passwords:
            name = worker.login if entrance.is_server else str(worker.id)
            self._worker = (name, worker.name, admitted.by_password)
        self._lift()

    def tell(self, error: BaliewijsError) -> None:
        """Who was let in cannot work: say why, and ask again."""
        self.page.show_busy(False)
        self.page.show_refused(error)

    def wait_minutes(self, minutes: int) -> None:
        """Lock after so many minutes from now on."""
        self._seconds = 60 * minutes
        if self._worker is not None and self._page is None:
            self._idleness.watch(self._seconds)

    def use_window(self, window: QMainWindow) -> None:
        """There is a new window in place of the one before; a closed door stays closed."""
        self._window = window
        inside = window.centralWidget()
        assert inside is not None
        key = QShortcut(QKeySequence(LOCK_KEY), inside)  # of the window itself it would rest while a sheet is open
        key.setContext(Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(self.lock)
        if self._page is not None:
            self._lift_page()
            self._cover()

    def lock(self) -> None:
        """Cover the window until who works here is back, or somebody else takes over."""
        if self._page is not None:
            return
        if self._worker is None:
            self.not_lockable.emit()
            return
        self._idleness.rest()
        self._cover()

    def end(self) -> None:
        """The program stops: nobody is watched any more."""
        self._idleness.rest()

    def _cover(self) -> None:
        assert self._window is not None and self._entrance is not None
        page = SignInPage(self._window)
        run = run_for(self._tasks, page, lane=Lane.SIGN_IN)
        presenter = SignInPresenter(page, self._entrance, run, self.admitted.emit, self._lift)
        page.submitted.connect(presenter.submit)
        page.somebody_else_requested.connect(presenter.somebody_else)
        page.back_requested.connect(presenter.back)
        self._page, self._presenter = page, presenter
        page.open_cover()
        if self._worker is None:
            presenter.ask()
        else:
            presenter.lock(*self._worker)

    def _lift(self) -> None:
        self._lift_page()
        if self._worker is not None:
            self._idleness.watch(self._seconds)

    def _lift_page(self) -> None:
        if self._page is not None and isValid(self._page):
            self._page.lift()
        self._page = None
