"""Starts the window: shows it first, and opens database and index behind it."""

import builtins
import gc
import sys
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLockFile, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from app.domain.errors import BaliewijsError, WorldError
from app.error_sentences import sentence
from app.logging_setup import log_to
from app.settings import Settings, load_settings, save_settings
from resources.translations import _, use_language
from ui import last_resort
from ui.shared.garbage import WindowThreadCollector
from ui.shared.tasks import Lane, Tasks
from ui.shared.theme import apply_theme, load_fonts

if TYPE_CHECKING:
    from app.services.people_actions import Organisation
    from app.services.ports import Database
    from app.services.registry import Opened, Services
    from ui.main_window import MainWindow
    from ui.settings.wizard import FirstRunDialog

DEFAULT_ACCENT = "#0b5c66"
_TURN_SECONDS = 0.0005  # that a working thread may keep the window waiting; it asks for many turns to draw once
_USED_SOON = (
    *("simplemma", "markdown_it", "ui.editing_screen", "rapidfuzz", "phonenumbers", "holidays", "pypdfium2"),
    "reportlab.pdfgen.canvas",
)


class Shell(QObject):
    """Keeps the window, and makes it again when the settings change.

    Signals:
        ready: services are there and running contacts came back; with the index of before, articles can be found.
        index_progress: articles done and articles in all, told from the working thread.
        index_ready: the knowledge base can be searched as it is now.
    """

    ready = Signal()
    index_ready = Signal()
    index_progress = Signal(int, int)

    def __init__(self, data: Path, demo: bool) -> None:
        super().__init__()
        self._data = data
        self._demo = demo
        self.settings = load_settings(data)
        self.tasks = Tasks(self)
        self.window: MainWindow | None = None
        self._opened: Opened | None = None
        self._database: Database | None = None
        self._accent = DEFAULT_ACCENT
        self._qt_words = QTranslator(self)
        self._preparing = False
        self.first_run_dialog: FirstRunDialog | None = None
        self.index_progress.connect(self._show_progress)

    @property
    def services(self) -> "Services":
        """The services, once they are there."""
        assert self._opened is not None
        return self._opened.services

    def start(self) -> None:
        """Show the window and begin opening what it needs."""
        self._dress()
        self._make_window()
        self.tasks.run(self._open_store, self._store_opened, self._refused, Lane.STORE)

    # opening, step by step

    def _open_store(self) -> bool:
        from app.bootstrap import is_set_up, open_store, start_demo

        self._database = open_store(self._data)
        if self._demo and not is_set_up(self._database):
            self.settings = start_demo(self._database, self._data, self.settings)
        return is_set_up(self._database)

    def _store_opened(self, is_set_up: bool) -> None:
        if is_set_up:
            self.tasks.run(self._open_services, self._services_opened, self._refused, Lane.STORE)
        else:
            self._first_run()

    def _open_services(self) -> "Opened":
        import ui.contact_desk
        import ui.editing_desk
        import ui.feedback_desk
        import ui.knowledge.editors_desk
        import ui.news_desk
        import ui.pages_desk
        import ui.work_desk  # noqa: F401 - loaded here so that the window need not wait for them
        from app.bootstrap import open_services

        assert self._database is not None
        opened = open_services(self._database, self._data, self.settings)
        opened.services.keeper.use_as_it_is()
        return opened

    def _services_opened(self, opened: "Opened") -> None:
        self._opened = opened
        assert self.window is not None
        typed = self.window.contact_page.search.text()
        accent = opened.services.municipality.accent
        if accent != self._accent:
            self._accent = accent
            self._dress()
            self._make_window()
        self._begin(opened)
        if typed and self.window.desk is not None:
            self.window.desk.take_over(typed)
        self.ready.emit()
        self.prepare_index()

    def _begin(self, opened: "Opened") -> None:
        assert self.window is not None
        self.window.start(opened, self.settings)
        assert self.window.desk is not None
        self.window.desk.search.index_missed.connect(self.prepare_index)
        self.window.desk.contacts.restore(opened.restored)
        self.window.work_desk.presenter.restore(opened.restored.work_texts)
        self.window.editing_desk.restore(opened.restored.article_texts)
        self.window.news_desk.presenter.restore(opened.restored.bulletin_texts)
        self.window.feedback.restore(opened.restored.feedback_texts)
        self.window.figures_desk.restore(opened.restored.figure_texts)
        self.window.show_ready()

    def prepare_index(self) -> None:
        """Bring the knowledge index up to date, or build it anew when it is missing or damaged; once at a time."""
        if self._preparing:
            return
        self._preparing = True
        keeper, told = self.services.keeper, self.index_progress.emit
        self.tasks.run(lambda: keeper.bring_up_to_date(told), self._index_opened, self._index_refused, Lane.BACKGROUND)

    def _index_refused(self, error: BaliewijsError) -> None:
        self._preparing = False
        self._refused(error)

    def _show_progress(self, done: int, total: int) -> None:
        if self.window is not None and total:
            self.window.show_index_progress(done * 100 // total)

    def _index_opened(self, _result: object) -> None:
        self._preparing = False
        gc.freeze()  # libraries and index stay: looking through them for garbage would be felt
        if self.window is not None and self.window.desk is not None:
            self.window.desk.refresh_search()
            self.window.refresh_status()
            self.window.editing_desk.publish_due()
        self.index_ready.emit()
        self.tasks.run(_load_what_is_used_soon, lambda _done: None, self._refused, Lane.BACKGROUND)

    def _refused(self, error: BaliewijsError) -> None:
        if self._opened is not None and self.window is not None and self.window.desk is not None:
            self.window.desk.show_error(error)
            return
        box = QMessageBox(QMessageBox.Icon.Warning, "Baliewijs", sentence(error), parent=self.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda _result: QApplication.exit(1))
        box.open()

    # the first run

    def _first_run(self) -> None:
        from app.services.set_up import choices
        from ui.settings.wizard import FirstRunDialog

        dialog = FirstRunDialog(choices(), self.settings.language)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def again(language: str) -> None:
            self.settings = replace(self.settings, language=language)
            self._dress()
            self._make_window()
            dialog.blockSignals(True)
            dialog.close()
            self._first_run()

        def accepted() -> None:
            seat = next(seat for seat in dialog.choice.seats if seat.id == dialog.seat_id)
            chosen, name, examples = dialog.choice, dialog.name, dialog.with_examples

            def work() -> Settings:
                from app.bootstrap import finish_first_run

                assert self._database is not None
                return finish_first_run(self._database, self._data, self.settings, chosen, seat, name, examples)

            self.tasks.run(work, self._first_run_done, self._refused, Lane.STORE)

        dialog.language_chosen.connect(again)
        dialog.accepted.connect(accepted)
        dialog.rejected.connect(QApplication.quit)
        dialog.open()
        self.first_run_dialog = dialog

    def _first_run_done(self, settings: Settings) -> None:
        self.settings = settings
        self._store_opened(True)

    # the window

    def _make_window(self) -> None:
        from ui.main_window import MainWindow

        old = self.window
        self.window = MainWindow(self.tasks)
        self.window.settings_changed.connect(self.change_settings, Qt.ConnectionType.QueuedConnection)
        self.window.organisation_changed.connect(self.use_organisation, Qt.ConnectionType.QueuedConnection)
        self.window.closing.connect(self._remember_place)
        if self.settings.window:
            self.window.setGeometry(*self.settings.window)
        else:
            self.window.resize(1440, 900)
        self.window.show()
        if old is not None:
            old.closing.disconnect(self._remember_place)
            old.close()
            old.deleteLater()

    def change_settings(self, settings: Settings) -> None:
        """Make the window again with other settings; every running contact stays as it is."""
        assert self.window is not None and self._opened is not None and self.window.desk is not None
        drafts = self.window.desk.contacts.drafts
        page, part = self.window.current_page, self.window.knowledge_page.part
        work, editing = self.window.work_desk.presenter, self.window.editing_desk
        feedback, news, figures = self.window.feedback, self.window.news_desk.presenter, self.window.figures_desk
        self.settings = replace(settings, window=self.window.geometry_now)
        save_settings(self._data, self.settings)
        self._dress()
        self._make_window()
        restored = replace(
            self._opened.restored,
            drafts=drafts,
            kept_at=None,
            work_texts=(),
            article_texts=(),
            bulletin_texts=(),
            feedback_texts=(),
            figure_texts=(),
        )
        self._opened = self._with_settings(self._opened, restored)
        self._begin(self._opened)
        self.window.work_desk.presenter.take_over(work)
        self.window.editing_desk.take_over(editing)
        self.window.news_desk.presenter.take_over(news)
        self.window.feedback.take_over(feedback)
        self.window.figures_desk.take_over(figures)
        self.window.knowledge_page.show_part(part)
        self.window.show_page(page)

    def use_organisation(self, organisation: "Organisation") -> None:
        """Make the window again with other people and units."""
        assert self._opened is not None
        services = replace(self._opened.services, municipality=organisation.municipality)
        self._opened = replace(self._opened, services=services, people=organisation.people)
        self.change_settings(self.settings)

    def _with_settings(self, opened: "Opened", restored: object) -> "Opened":
        from app.bootstrap import mailer_for

        seat = next((s for s in opened.seats if s.id == self.settings.seat_id), opened.services.seat)
        agent = next((p for p in opened.people if p.id == self.settings.person_id), opened.services.agent)
        services = replace(
            opened.services,
            seat=seat,
            agent=agent,
            language=self.settings.language,
            mailer=mailer_for(self.settings),
        )
        return replace(opened, services=services, restored=restored)  # type: ignore[arg-type]

    def _dress(self) -> None:
        use_language(self.settings.language)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.removeTranslator(self._qt_words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_words.load(f"qtbase_{self.settings.language}", folder):
            app.installTranslator(self._qt_words)
        apply_theme(self.settings.theme, self.settings.text_percent, self._accent)

    def _remember_place(self) -> None:
        assert self.window is not None
        self.settings = replace(self.settings, window=self.window.geometry_now)
        with suppress(WorldError):  # the place of the window is no reason to stay open
            save_settings(self._data, self.settings)

    def stop(self) -> None:
        """Wait for what is under way, then close index and database."""
        self.tasks.finish()
        if self._opened is not None:
            self._opened.services.index.close()
        if self._database is not None:
            self._database.close()


def run_window(data: Path, demo: bool) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    app = make_application()
    data.mkdir(parents=True, exist_ok=True)
    log_to(data / "log")
    lock = QLockFile(str(data / "seat.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        use_language(load_settings(data).language)
        QMessageBox.information(None, "Baliewijs", _("Baliewijs is open already on this workplace."))
        return 1
    shell = Shell(data, demo)
    last_resort.install(lambda number: _tell(shell, number))
    shell.start()
    status = app.exec()
    shell.stop()
    lock.unlock()
    return status


def make_application() -> QApplication:
    """The Qt application with the product's fonts."""
    _import_without_looking()
    sys.setswitchinterval(_TURN_SECONDS)
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QGuiApplication.setApplicationName("Baliewijs")
    QGuiApplication.setDesktopFileName("baliewijs")
    app = QApplication(sys.argv[:1])
    load_fonts()
    WindowThreadCollector(app)
    return app


def _import_without_looking() -> None:
    """PySide reads the source of every module that is loaded, to see whether it asks for Qt's names in snake case.

    Nothing here does, and it takes a tenth of the start.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _load_what_is_used_soon() -> None:
    """So that the first article, hand-off and receipt need not wait for their libraries."""
    for name in _USED_SOON:
        import_module(name)


def _tell(shell: Shell, number: str) -> None:
    if shell.window is not None and shell.window.desk is not None:
        shell.window.desk.show_bug(number)
