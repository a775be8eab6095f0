"""Everything the keyboard can reach says its name to a screen reader."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import delete

from app.domain.article_draft import ArticleDraft
from app.domain.article_feedback import ArticleFeedback
from app.domain.calendar import ServiceCalendar
from app.domain.contact import Channel, FeeLine, ReceivedDocument
from app.domain.draft import HandOffDraft
from app.domain.editor_tasks import EditorTask, TaskKind
from app.domain.errors import WorldError
from app.domain.ids import new_id
from app.domain.organisation import OutsideBody
from app.domain.receipt import ReceiptForm
from app.domain.routing import DirectorReason
from app.services.editing_views import Editing
from app.services.hand_offs import plan_hand_off, touched_by
from app.services.import_lines import ImportLine, ImportStep
from app.services.import_report import ImportReport
from app.services.news_actions import BulletinDetails, BulletinReaders
from app.services.number_search import NumberFound
from app.services.people_actions import Organisation
from app.services.ports import LearnedLine, SearchFigures
from app.services.transfer_story import TransferStory
from app.services.work_ports import QueuePage, QueueQuery
from app.settings import Settings
from knowledgebase.article import (
    ArticleKind,
    Attachment,
    Facts,
    Question,
    QuestionKind,
    ScriptChoice,
    ScriptStep,
    Section,
    SectionKind,
)
from knowledgebase.catalogues.incoming import ExchangeFormat
from knowledgebase.index import KnowledgeIndex
from knowledgebase.scripts import ScriptRun
from knowledgebase.search import Facet
from tests.builders import (
    a_bulletin,
    a_customer,
    a_draft,
    a_fee,
    a_municipality,
    a_person,
    a_seat,
    a_subject_draft,
    an_article,
)
from tests.work_bench import a_row, details_of
from ui.contact_page import ContactPage
from ui.contacts.conversation_sheet import ConversationSheet
from ui.contacts.customer_sheet import CustomerSheet
from ui.contacts.detail_sheet import AppointmentSheet, ChannelSheet, FreeSubjectSheet
from ui.contacts.forward_sheet import ForwardSheet
from ui.contacts.papers_sheet import PapersSheet
from ui.contacts.subject_sheet import SubjectSheet
from ui.editing.actions import actions_of
from ui.editing.contact_sheet import FromContactSheet
from ui.editing.discard_sheet import DiscardSheet
from ui.editing.page import EditingPage
from ui.editing.rows import EditorRow
from ui.editing.script_editor import ScriptEditor
from ui.handoffs.sheet import HandOffSheet
from ui.handoffs.transfer_sheet import TransferSheet
from ui.help_sheet import HelpSheet
from ui.knowledge.bulk_sheet import BulkSheet
from ui.knowledge.export_sheet import ExportSheet
from ui.knowledge.filters import Filter
from ui.knowledge.import_sheet import ImportSheet
from ui.knowledge.learn_sheet import LearnSheet
from ui.knowledge.list_page import KnowledgePage
from ui.knowledge.notices import Offer
from ui.knowledge.reset_sheet import ResetSheet
from ui.knowledge.results_model import ResultRow
from ui.news.page import NewsPage
from ui.news.write_sheet import WriteSheet
from ui.receipts.sheet import ReceiptSheet
from ui.settings.entry_sheets import MailboxSheet, PersonSheet
from ui.settings.page import SettingsPage
from ui.settings.people_sheet import PeopleSheet
from ui.shared.names import Names
from ui.shared.promise_words import PromiseWords
from ui.shortcuts import all_keys
from ui.work.actions import StepInput, WorkAction
from ui.work.forms import form_of
from ui.work.page import WorkPage
from ui.work.step_sheet import Choices, StepSheet

DRAFT = a_draft(
    customer=a_customer(),
    subjects=(a_subject_draft(), a_subject_draft(outcome=None, title="Losse tegel")),
    documents=(ReceivedDocument("Foto"),),
    fees=(FeeLine("extract", "Uittreksel", 1545),),
)
QUESTIONS = tuple(
    Question(kind.value, f"Vraag {kind.value}", kind, choices=("a", "b") if kind is QuestionKind.CHOICE else ())
    for kind in QuestionKind
)

STEP = ScriptStep("weg", "Wat is weg?", (ScriptChoice("a"), ScriptChoice("b")), QuestionKind.CHOICE.value)


@pytest.fixture
def window() -> Iterator[QMainWindow]:
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    yield window
    delete(window)


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def nameless(parent: QWidget) -> list[str]:
    """The controls that Tab can reach and that do not tell what they are."""
    reached = (widget for widget in parent.findChildren(QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    named = (widget for widget in reached if widget.focusProxy() is None and not _is_part(widget))
    return [f"{type(widget).__name__} in {_path(widget)}" for widget in named if not name_of(widget)]


def _is_part(widget: QWidget) -> bool:
    """What Qt itself puts inside a control, such as the list that a box opens: the control speaks for it."""
    parent = widget.parentWidget()
    in_scrolling = isinstance(parent, QAbstractScrollArea) and not isinstance(parent, QScrollArea)
    return in_scrolling or any(isinstance(each, QComboBox) for each in _above(widget))


def _above(widget: QWidget) -> Iterator[QWidget]:
    while (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent


def _path(widget: QWidget) -> str:
    return " < ".join(type(each).__name__ for each in _above(widget) if type(each) is not QWidget)


def contact_page(window: QMainWindow) -> QWidget:
    """The page with results, an article, a contact, tabs and a message."""
    page = ContactPage()
    article = an_article(
        source="https://deventer.nl/parkeren",
        facts=Facts(costs="€ 27,95"),
        theme="Verkeer",
        product="parkeervergunning",
    )
    row = ResultRow(article.id, ((article.title, False),), (), (("direct", "good"),))
    page.results.show_results("Gevonden", ((None, 2), (ArticleKind.PRODUCT, 1)), None, (row,), "")
    page.results.show_suggestion("parkeren")
    page.results.filters.show_filters((Filter(Facet.OWNER, "Unit", (), "parkeren", "Parkeren"),))
    page.results.filters.switch()
    page.results.notice.show_notice("Nothing found", Offer.REPORT)
    page.results.number.show_number(NumberFound(DRAFT.number, DRAFT.started_at, "Paspoort"))
    page.results.promises.show_promises([PromiseWords(new_id(), "Still open", "Paspoort")])
    page.panel.promises.show_promises([PromiseWords(new_id(), "Still open", "Paspoort")])
    page.article.show_article(article, "Parkeren", KnowledgeIndex(Path("none"), date.today).marks_for(""))
    page.article.open_find()
    page.tabs.show_contacts((DRAFT, a_draft()), 0, DRAFT.started_at)
    page.panel.show_draft(DRAFT, {})
    page.banner.tell("Gesloten", "warn", "Terug", lambda: None)
    window.setCentralWidget(page)
    return page


def customer_sheet(window: QMainWindow) -> QWidget:
    sheet = CustomerSheet(window, a_customer())
    sheet.show_found([a_customer()])
    return sheet


def papers_sheet(window: QMainWindow) -> QWidget:
    sheet = PapersSheet(window, [a_fee()], ())
    sheet.show_draft(DRAFT)
    return sheet


def hand_off_sheet(window: QMainWindow) -> QWidget:
    typed = HandOffDraft(id=new_id(), other_unit_ids=("werk-inkomen",))
    plan = plan_hand_off(
        a_municipality(),
        ServiceCalendar(),
        date(2026, 11, 24),
        a_draft(customer=a_customer()),
        a_subject_draft(),
        an_article(questions=QUESTIONS),
        typed,
    )
    sheet = HandOffSheet(window, "Parkeerboete", plan, "S. Bakker")
    sheet.show_plan(plan, touched_by(a_municipality(), plan), (DirectorReason.UNITS,))
    return sheet


def transfer_sheet(window: QMainWindow) -> QWidget:
    units = a_municipality().units
    story = TransferStory("Mw. De Vries", "Waarom?", ("Kenteken: KX-482-P",), ())
    return TransferSheet(window, "Parkeerboete", units[2], units, story)


def settings_page(window: QMainWindow) -> QWidget:
    settings = replace(Settings(), seat_id=a_seat().id, person_id=a_person().id)
    page = SettingsPage(settings, a_municipality(), [a_seat()], [a_person()])
    window.setCentralWidget(page)
    return page


def learned_page(window: QMainWindow) -> QWidget:
    page = KnowledgePage()
    window.setCentralWidget(page)
    page.show_part("learned")
    page.banner.tell("Weg", "bad", "Opnieuw", lambda: None)
    page.learned.show_terms([LearnedLine("paspoort", "reisdocument", 3, False)], {"paspoort"})
    return page


def searches_page(window: QMainWindow) -> QWidget:
    page = KnowledgePage()
    window.setCentralWidget(page)
    page.show_part("searches")
    page.banner.tell("Weg", "bad", "Opnieuw", lambda: None)
    page.searches.show_searches(SearchFigures(1, 0, 1, None, (("laadpaal", 1),)), [], [], [])
    return page


def work_page(window: QMainWindow) -> QWidget:
    page, details = WorkPage(), details_of(a_row(), parts=(a_row("Container"),))
    window.setCentralWidget(page)
    page.show_queue(QueueQuery(), QueuePage((details.row,), 1), Names(), None)
    page.details.show_details(details, Names())
    page.answer.show_actions(tuple(WorkAction), "Antwoord aan de klant", "")
    page.answer.show_mail("a@voorbeeld.nl", "", True)
    for banner in (page.note, page.banner):
        banner.tell("Weg", "bad", "Opnieuw", lambda: None)
    return page


def editing_page(window: QMainWindow) -> QWidget:
    """The editors' page with an article that has everything."""
    page, names = EditingPage(), Names()
    window.setCentralWidget(page)
    file = Attachment("a" * 64, "tarieven.pdf", "application/pdf", 1200)
    sections = tuple(Section(kind, "Tekst.") for kind in SectionKind)
    article = an_article(questions=QUESTIONS, attachments=(file,), sections=sections, search_words=("pas",))
    told = ArticleFeedback(new_id(), article.id, 1, None, "", "Klopt niet", new_id(), DRAFT.started_at)
    editing = Editing(ArticleDraft(article, revision=1), article, feedback=(told,), searched=(("kaart", 3),))
    task = EditorTask("review:x", TaskKind.REVIEW, article.title, "", date(2026, 12, 1), article.id)
    page.show_rows([EditorRow(article.id, article.title)], None, "")
    page.show_article(article, editing, actions_of(editing, new_id(), True), [task], names)
    for banner in (page.banner, page.middle.note):
        banner.tell("Weg", "bad", "Opnieuw", lambda: None)
    return page


def bulk_sheet(window: QMainWindow) -> QWidget:
    sheet = BulkSheet(window, 2, {"parkeren": "Parkeren"})
    sheet.banner.tell("Weg", "bad", "Opnieuw", lambda: None)
    return sheet


def people_sheet(window: QMainWindow) -> QWidget:
    sheet = PeopleSheet(window)
    sheet.show_organisation(Organisation(a_municipality(), (a_person(),)))
    return sheet


def refused(sheet: PersonSheet | MailboxSheet) -> QWidget:
    """As it is when the database was away."""
    sheet.banner.tell("Weg", "bad", "Opnieuw", lambda: None)
    return sheet


def import_sheet(window: QMainWindow) -> QWidget:
    sheet = ImportSheet(window)
    lines = (ImportLine(ImportStep.CONFLICT, "Paspoort", UUID(int=1)), ImportLine(ImportStep.GONE, "Rijbewijs"))
    sheet.show_preview(ImportReport(ExchangeFormat.CATALOGUE, "Waterrade", False, lines))
    return sheet


def step_sheet(window: QMainWindow) -> QWidget:
    form = form_of(WorkAction.PASS_ON)
    assert form is not None
    choices = Choices([("parkeren", "Parkeren")], [], [], "", [])
    sheet = StepSheet(window, form, "Parkeerboete", choices, StepInput())
    sheet.banner.tell("Weg", "bad", "Opnieuw", lambda: None)
    return sheet


def news_page(window: QMainWindow) -> QWidget:
    page, bulletin = NewsPage(), a_bulletin(important=True)
    page.show_bulletins([bulletin], Names(), True, bulletin.id)
    page.show_details(BulletinDetails((("a", "Artikel"),), BulletinReaders((), (a_person(),))))
    page.banner.tell("Gesloten", "warn", "Terug", lambda: None)
    page.show_came_back(1, lambda: None)
    window.setCentralWidget(page)
    return page


def write_sheet(window: QMainWindow) -> QWidget:
    sheet = WriteSheet(window, a_bulletin(related=("a",)), date.max, [("kcc", "Contact")], [("a", "Artikel")])
    sheet.show_refused(WorldError("database-away"), lambda: None)
    return sheet


def script_editor(window: QMainWindow) -> QWidget:
    editor = ScriptEditor()
    editor.set_script((STEP,), QUESTIONS)
    window.setCentralWidget(editor)
    return editor


SCREENS: list[Callable[[QMainWindow], QWidget]] = [
    contact_page,
    settings_page,
    customer_sheet,
    papers_sheet,
    hand_off_sheet,
    transfer_sheet,
    lambda window: SubjectSheet(window, DRAFT.subjects[0]),
    lambda window: ForwardSheet(window, "Uitkering", (OutsideBody("uwv", "UWV"),), Channel.LETTER),
    lambda window: AppointmentSheet(window, "Paspoort"),
    lambda window: ChannelSheet(window, Channel.COUNTER),
    lambda window: FreeSubjectSheet(window, "losse tegel"),
    lambda window: ReceiptSheet(window, "zoals het wordt", ReceiptForm.A5, finishes=True),
    lambda window: HelpSheet(window, all_keys()),
    import_sheet,
    lambda window: ExportSheet(window, [("parkeren", "Parkeren")], lambda _wanted, _owner: "kennisbank"),
    learned_page,
    searches_page,
    LearnSheet,
    lambda window: ResetSheet(window, "Paspoort aanvragen"),
    work_page,
    step_sheet,
    people_sheet,
    editing_page,
    FromContactSheet,
    lambda window: DiscardSheet(window, "Parkeren", True),
    bulk_sheet,
    news_page,
    write_sheet,
    lambda window: ConversationSheet(window, "Paspoort", ScriptRun((STEP,), QUESTIONS).choose(0)),
    script_editor,
    lambda window: refused(PersonSheet(window, a_person(), a_municipality().units)),
    lambda window: refused(MailboxSheet(window, a_municipality().units[1])),
]
NAMES = (
    *("contact-page", "settings-page", "customer", "papers", "hand-off", "transfer", "subject", "forwarded"),
    *("appointment", "channel", "free-subject", "receipt", "help", "import", "export"),
    *("learned-words", "searches", "learn", "reset", "work", "step", "people", "editing", "from-contact", "discard"),
    *("bulk", "news", "write-news", "conversation", "script", "person", "mailbox"),
)


@pytest.mark.parametrize("make", SCREENS, ids=NAMES)
def test_everything_the_keyboard_can_reach_has_a_name(
    window: QMainWindow, make: Callable[[QMainWindow], QWidget]
) -> None:
    screen = make(window)
    screen.show()
    reached = [widget for widget in screen.findChildren(QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(reached) >= 2
    assert nameless(screen) == []


def test_a_control_without_a_name_would_be_found(window: QMainWindow) -> None:
    QPushButton("Klaar", window)
    QLineEdit(window)
    assert nameless(window) == ["QLineEdit in QMainWindow"]


def test_a_tab_tells_who_and_how_long(window: QMainWindow) -> None:
    page = contact_page(window)
    assert isinstance(page, ContactPage)
    names = [name_of(tab) for tab in page.tabs.findChildren(QWidget) if type(tab).__name__ == "ContactTab"]
    assert len(names) == 2
    assert all(DRAFT.customer.phone not in name for name in names)
    assert any("de Vries" in name for name in names)
