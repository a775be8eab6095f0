"""The window: pages beside the rail, and in `_connect` the whole signal graph."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.formatting import clock_time
from resources.translations import _, plural
from ui import by_role, shortcuts
from ui.contact_page import ContactPage
from ui.shared.draft_keeper import DraftKeeper
from ui.shared.status_words import today_words
from ui.shared.tasks import Lane, Tasks
from ui.shared.theme import theme
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import box, boxed
from ui.shared.widgets.rail import Rail
from ui.shared.widgets.status_bar import StatusBar

if TYPE_CHECKING:  # these load while the window is on screen already
    from app.domain.draft import ContactDraft
    from app.services.editing_views import Editing
    from app.services.registry import Opened, Services
    from app.services.status import Status
    from app.settings import Settings
    from ui.contact_desk import ContactDesk
    from ui.knowledge.export_sheet import ExportSheet
    from ui.knowledge.import_sheet import ImportSheet
    from ui.pages_desk import PagesDesk

_TICK_MS = 1000
_STATUS_MS = 30_000


class MainWindow(QMainWindow):
    """Shows at once; becomes useful when `start` brings the services.

    Signals:
        settings_changed: the Settings as chosen; the window is made again.
        organisation_changed: the Organisation as stored; the window is made again.
        closing: the window is about to go; its size and place are in `geometry_now`.
    """

    settings_changed = Signal(object)
    organisation_changed = Signal(object)
    closing = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.setWindowTitle("Baliewijs")
        self.setMinimumSize(800, 560)
        self._tasks = tasks.of_window(self)
        self._services: Services | None = None
        self.keeper: DraftKeeper[ContactDraft] | None = None
        self.desk: ContactDesk | None = None
        self.rail, self.status, self.stack = Rail(), StatusBar(), QStackedWidget()
        self.notice, self.answers = Banner(), Banner()
        self._pages: dict[str, QWidget] = {}
        self._build()

    def _build(self) -> None:
        whole, middle = boxed("page", vertical=False), boxed("page")
        self.setCentralWidget(whole)  # from the outside in: moving a widget costs time for each widget in it
        box(whole).addWidget(self.rail)
        box(whole).addWidget(middle, 1)
        for part in (self.stack, self.answers, self.notice, self.status):
            box(middle).addWidget(part, int(part is self.stack))
        self.contact_page = ContactPage(self.stack)
        self._add_page("contact", self.contact_page)
        for key, words, icon in (
            ("contact", _("Contact"), "message-square"),
            ("work", _("Work"), "list-todo"),
            ("knowledge", _("Knowledge"), "book-open"),
            ("news", _("News"), "bell"),
            ("figures", _("Figures"), "chart-column"),
        ):
            self.rail.add(key, words, icon)
        self.rail.add_space()
        self.rail.add("settings", _("Settings"), "settings")
        self.rail.show_page("contact")
        self.contact_page.search.setFocus()

    def _add_page(self, key: str, page: QWidget) -> None:
        self._pages[key] = page
        self.stack.addWidget(page)

    # start

    def start(self, opened: Opened, settings: Settings) -> None:
        """The services are there: connect everything and begin."""
        from ui.contact_desk import ContactDesk
        from ui.editing_desk import EditingDesk
        from ui.feedback_desk import FeedbackDesk
        from ui.figures_desk import FiguresDesk
        from ui.knowledge.editors_desk import EditorsDesk
        from ui.live_desk import LiveDesk
        from ui.mail_sender import MailSender
        from ui.news_desk import NewsDesk
        from ui.outbox_desk import OutboxDesk
        from ui.pages_desk import PagesDesk
        from ui.reminder_desk import ReminderDesk
        from ui.settings.backup_desk import BackupDesk
        from ui.settings.page import SettingsPage
        from ui.settings.people_desk import PeopleDesk
        from ui.work_desk import WorkDesk

        services = opened.services
        self._services = services
        self.keeper = DraftKeeper(services.keep_draft, services.forget_draft, self._tasks, self)
        self.desk = ContactDesk(self, self.contact_page, services, self._tasks, self.keeper)
        pages = PagesDesk(self, services, self._tasks)
        settings_page = SettingsPage(settings, services.municipality, opened.seats, opened.people, self.stack)
        self.feedback = FeedbackDesk(
            self, self.contact_page, self.answers, self.desk.knowledge, services, self._tasks, opened.people
        )
        self.reminders = ReminderDesk(self.notice, services, self._tasks, self)
        self.mail = MailSender(settings_page.mail, self.notice, services, self._tasks, self)
        self.people = PeopleDesk(self, services, self._tasks)
        self.backups = BackupDesk(settings_page.backup, self.notice, services, self._tasks, self)
        self._build_pages()
        self.editors_desk = EditorsDesk(self, self.knowledge_page, services, self._tasks)
        self.editing_desk = EditingDesk(self, self.knowledge_page, services, self._tasks, opened.people)
        self.news_desk = NewsDesk(self, self.news_page, services, self._tasks, opened.people)
        self.figures_desk = FiguresDesk(self, services, self._tasks, opened.people)
        self._add_page("figures", self.figures_desk.place)
        self._add_page("settings", settings_page)
        self._settings_page, self._pages_desk, self._settings = settings_page, pages, settings
        self.work_desk = WorkDesk(self, self.work_page, services, self._tasks, opened.people)
        self._connect(services, self.desk, pages)
        told = (services.seat.name, services.seat.location, services.agent.name)
        self.status.show_seat(" · ".join(filter(None, told)))
        self.refresh_status()
        self.news_desk.presenter.refresh()
        self.reminders.look()
        self.feedback.look()
        self.live = LiveDesk(self, opened, self._tasks, lambda: pages.show("knowledge"))
        self.outbox = OutboxDesk(self, services, self._tasks)

    def _build_pages(self) -> None:
        from ui.knowledge.list_page import KnowledgePage
        from ui.news.page import NewsPage
        from ui.work.page import WorkPage

        self.work_page, self.knowledge_page = WorkPage(self.stack), KnowledgePage(self.stack)
        self.news_page = NewsPage(self.stack)
        self._add_page("work", self.work_page)
        self._add_page("knowledge", self.knowledge_page)
        self._add_page("news", self.news_page)

    def _connect(self, services: Services, desk: ContactDesk, pages: PagesDesk) -> None:
        keeper = self.keeper
        assert keeper is not None
        keeper.kept.connect(lambda at: self._show_kept(clock_time(at), True))
        keeper.failed.connect(desk.show_error)
        keeper.failed.connect(lambda _error: self._show_kept("", False))
        for other in self._keepers[1:]:
            other.kept.connect(lambda _at: self.show_ready())
            other.failed.connect(lambda _error: self._show_kept("", False))
        self._tasks.failed_unexpectedly.connect(desk.show_bug)

        self.rail.page_chosen.connect(self.show_page)
        desk.finished.connect(self.refresh_status)
        self.reminders.work_requested.connect(lambda: self.show_page("work"))
        self.reminders.deviations_requested.connect(self._on_page("figures", self.figures_desk.show_deviations))
        desk.finished.connect(self.work_desk.refresh)
        self.work_desk.counted.connect(lambda count: self.rail.show_count("work", count))
        self.work_desk.receipt_requested.connect(desk.show_stored_receipt)
        self.work_desk.editing_requested.connect(self._edit)
        desk.search.editing_requested.connect(self._edit)
        desk.number_refused.connect(self.work_page.show_number_error)
        self.knowledge_page.articles.article_opened.connect(self._open_article)
        self.knowledge_page.articles.import_requested.connect(self.open_import)
        self.knowledge_page.articles.export_requested.connect(self.open_export)
        self.knowledge_page.articles.edit_requested.connect(self.editing_desk.edit)
        self.knowledge_page.articles.change_requested.connect(pages.open_bulk)
        self.editing_desk.import_requested.connect(self.open_import)
        self.editing_desk.restored.connect(lambda count: self.rail.show_count("knowledge", count))
        self.editing_desk.knowledge_changed.connect(self._knowledge_changed)
        self.editors_desk.article_opened.connect(self._open_article)
        self.feedback.article_requested.connect(self._open_article)
        self.contact_page.article.report_requested.connect(lambda: desk.do_in_turn(self.feedback.report))
        self.editors_desk.search_changed.connect(self._knowledge_changed)
        pages.knowledge_changed.connect(self._knowledge_changed)
        pages.failed.connect(desk.show_error)
        self.news_desk.counted.connect(lambda count: self.rail.show_count("news", count))
        self.news_page.link_requested.connect(self._on_page("contact", desk.follow))
        self.figures_desk.restored.connect(lambda count: self.rail.show_count("figures", count))
        self.figures_desk.receipt_requested.connect(desk.show_stored_receipt)
        self.figures_desk.article_requested.connect(self._open_article)
        self.figures_desk.tasks_requested.connect(self._on_page("knowledge", self.editing_desk.show_tasks_about))
        self._settings_page.changed.connect(self.settings_changed)
        self.mail.settings_kept.connect(self.settings_changed)
        self._settings_page.people_requested.connect(self.people.open)
        self.people.changed.connect(self.organisation_changed)
        self.people.failed.connect(desk.show_error)

        keys = by_role.keys_of(self._actions(desk), services.may, self.notice)
        shortcuts.bind(self, keys, lambda: self.current_page)
        shortcuts.bind_numbers(self, desk.switch_to)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(desk.show_time)
        self._tick.start()
        self.status_timer = QTimer(self, interval=_STATUS_MS)
        self.status_timer.timeout.connect(self.refresh_status)
        self.status_timer.start()

    def _actions(self, desk: ContactDesk) -> dict[str, Callable[[], object]]:
        on_contact: dict[str, Callable[[], object]] = {
            "new_contact": desk.new_contact,
            "papers": desk.open_papers,
            "customer": desk.open_customer,
            "note": desk.focus_note,
            "hold": desk.hold_or_resume,
            "end_talk": desk.end_or_take_up_talk,
            "put_through": desk.open_transfer,
            "direct": desk.answered_directly,
            "other_outcome": self.contact_page.panel.open_outcome_menu,
            "hand_off": desk.open_hand_off,
            "receipt": desk.open_receipt,
            "finish": desk.finish,
            "next_contact": desk.next_contact,
            "close_contact": desk.close_contact,
            "remind": desk.remind_team,
            "channel": desk.open_channel,
            "search": desk.focus_search,
            "back": self._go_back,
            "add_subject": desk.add_subject,
            "free_subject": desk.open_free_subject,
            "edit_subject": desk.open_subject,
            "next_subject": desk.next_subject,
            "read_article": desk.focus_article,
            "conversation": desk.open_conversation,
            "next_match": lambda: self.contact_page.step_match(1),
            "previous_match": lambda: self.contact_page.step_match(-1),
            "find": self.contact_page.find_in_article,
            "facet": desk.next_facet,
            "filters": desk.switch_filters,
            "filters_off": desk.take_filters_off,
            "gap": desk.report_gap,
            "report": lambda: desk.do_in_turn(self.feedback.report),
        }
        everywhere: dict[str, Callable[[], object]] = {
            "help": self._open_help,
            "page_next": self._next_page,
            "text_larger": lambda: self._resize_text(1),
            "text_smaller": lambda: self._resize_text(-1),
            "dark": self._switch_theme,
        }
        elsewhere = {"editing:list": "back", "editing:search": "search", "editing:text": "read_article"}
        on_pages = {
            "contact": on_contact,
            "work": self.work_desk.keys(),
            "knowledge": self.editing_desk.keys(
                {name: self._on_page("contact", on_contact[other]) for name, other in elsewhere.items()}
            ),
            "news": self.news_desk.keys(),
            "figures": self.figures_desk.keys(),
        }
        return everywhere | {
            name: self._on_page(page, act) for page, actions in on_pages.items() for name, act in actions.items()
        }

    def _open_help(self) -> None:
        from ui.help_sheet import HelpSheet

        assert self._services is not None
        may = self._services.may
        HelpSheet(self, [key for key in shortcuts.all_keys() if by_role.is_told(key.name, may)]).open_sheet()

    def _go_back(self) -> None:
        assert self.desk is not None
        if not self.contact_page.article.close_find():
            self.desk.focus_search()

    def _on_page(self, page: str, action: Callable[..., object]) -> Callable[..., object]:
        def act(*told: object) -> None:
            self.show_page(page)
            action(*told)

        return act

    # pages

    def show_page(self, key: str) -> None:
        """Bring a part of the programme to the front."""
        if key not in self._pages or self.stack.currentWidget() is self._pages[key]:
            self.rail.show_page(key)
            return
        self.stack.setCurrentWidget(self._pages[key])
        self.rail.show_page(key)
        if key in ("knowledge", "figures"):
            self.rail.show_count(key, 0)  # what came back is told there
        if self.desk is not None:
            self._pages_desk.show(key)

    def _next_page(self) -> None:
        keys = [key for key in self._pages if self.rail.offers(key)]
        self.show_page(keys[(keys.index(self.current_page) + 1) % len(keys)])

    @property
    def current_page(self) -> str:
        """Key of the page in front."""
        return next(key for key, page in self._pages.items() if page is self.stack.currentWidget())

    def open_import(self) -> ImportSheet:
        """Begin taking in a file."""
        return self._pages_desk.open_import()

    def open_export(self) -> ExportSheet:
        """Begin writing articles to a file."""
        return self._pages_desk.open_export()

    def _open_article(self, article_id: UUID) -> None:
        assert self.desk is not None
        self.show_page("contact")
        self.desk.open_article(article_id)

    def _edit(self, editing: Editing) -> None:
        self.show_page("knowledge")
        self.editing_desk.begin(editing)

    # status

    def refresh_status(self) -> None:
        """Read the counts of the status bar again."""
        if (services := self._services) is not None:
            self._tasks.run(services.status, self._show_status, lambda _error: None, Lane.STORE, "status")

    def show_index_progress(self, percent: int) -> None:
        """The knowledge base is being made ready."""
        self.status.show_knowledge(_("Knowledge base is being prepared: {percent} %").format(percent=percent))

    def _show_status(self, status: Status) -> None:
        assert self._services is not None
        words = plural("Knowledge base: {count} article", "Knowledge base: {count} articles", status.articles)
        changed = _(", updated {time}").format(time=clock_time(status.changed_at)) if status.changed_at else ""
        if status.articles or not self._services.is_joined:  # a new seat has none before the server has sent them
            self.status.show_knowledge(words + changed)
        self.status.show_today(today_words(status, self._services.municipality.direct_answer_percent))

    def _show_kept(self, time: str, good: bool) -> None:
        words = _("This workplace · everything stored") if good else _("Not stored: trying again")
        self.status.show_stored(words, good)
        self.contact_page.panel.show_kept(_("Draft kept at {time}").format(time=time) if good else "")

    def _knowledge_changed(self) -> None:
        assert self.desk is not None
        self.desk.refresh_search()
        self.refresh_status()

    def show_ready(self) -> None:
        """Everything is stored and the index is there."""
        self.status.show_stored(_("This workplace · everything stored"), True)

    # settings

    def _resize_text(self, step: int) -> None:
        self._pages_desk.resize_text(self._settings, step, self.settings_changed.emit)

    def _switch_theme(self) -> None:
        self._pages_desk.switch_theme(self._settings, theme().colours.is_dark, self.settings_changed.emit)

    @property
    def geometry_now(self) -> tuple[int, int, int, int]:
        """Place and size: x, y, width, height."""
        area = self.geometry()
        return (area.x(), area.y(), area.width(), area.height())

    @property
    def _keepers(self) -> tuple[DraftKeeper[Any], ...]:
        """What brings typed text to disk; that of the contacts comes first."""
        assert self.keeper is not None
        of_desks = (self.work_desk, self.editing_desk, self.news_desk, self.feedback, self.figures_desk)
        return (self.keeper, *(desk.keeper for desk in of_desks))

    def changeEvent(self, event: QEvent) -> None:
        """Leaving the window writes what is typed."""
        if event.type() == QEvent.Type.ActivationChange and self.keeper is not None and not self.isActiveWindow():
            for keeper in self._keepers:
                keeper.write_now()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is typed stays in the journal and comes back at the next start."""
        if self.desk is not None:
            self.desk.knowledge.leave()
            self.work_desk.presenter.leave()
            self.editing_desk.leave()
        if self.keeper is not None:
            for keeper in self._keepers:
                keeper.write_and_wait()
        self.closing.emit()
        super().closeEvent(event)
