"""What the page of a period does: filters narrow together, rows lead further and back, numbers show their contacts."""

from datetime import date

import pytest

from app.domain.contact import Channel
from app.domain.errors import WorldError
from app.domain.figures.definitions import FigureKey
from app.domain.figures.measures import Cube, Measure
from app.domain.figures.periods import Period, PeriodKind
from app.domain.figures.saved_views import SavedScope, SavedView
from tests.figure_bench import PRODUCTS, FigureBench
from tests.figure_views_builder import SCOPE, a_value
from ui.figures.wishes import Define, ListCount, Narrow


@pytest.fixture
def bench() -> FigureBench:
    return FigureBench()


def test_it_begins_with_this_month(bench: FigureBench) -> None:
    assert bench.desk.asked[-1].period == Period(PeriodKind.MONTH, date(2026, 11, 1), date(2026, 11, 22))
    assert bench.view.view is not None
    assert bench.view.looked is not None
    assert bench.view.looked.products == PRODUCTS


def test_filters_narrow_together_and_stay(bench: FigureBench) -> None:
    bench.presenter.choose_channel(Channel.COUNTER)
    bench.presenter.choose_unit("kcc")
    bench.presenter.choose_product("paspoort")
    bench.presenter.choose_period(PeriodKind.YEAR, 0)
    scope = bench.desk.asked[-1]
    assert (scope.channel, scope.unit_id, scope.product) == (Channel.COUNTER, "kcc", "paspoort")
    assert scope.period.kind is PeriodKind.YEAR


def test_the_same_filter_is_not_read_twice(bench: FigureBench) -> None:
    bench.presenter.choose_unit("kcc")
    bench.presenter.choose_unit("kcc")
    assert len(bench.desk.asked) == 2


def test_a_step_back_is_the_period_before_and_there_is_none_after_today(bench: FigureBench) -> None:
    bench.presenter.step(-1)
    assert bench.desk.asked[-1].period.first == date(2026, 10, 1)
    bench.presenter.step(1)
    bench.presenter.step(1)
    assert bench.desk.asked[-1].period.first == date(2026, 11, 1)


def test_a_row_narrows_to_its_product_and_leads_back(bench: FigureBench) -> None:
    bench.presenter.choose_unit("kcc")
    bench.presenter.narrow(Narrow(product="afval"))
    assert (bench.desk.asked[-1].product, bench.desk.asked[-1].unit_id) == ("afval", "kcc")
    assert bench.view.looked is not None and bench.view.looked.can_go_back
    bench.presenter.go_back()
    assert bench.presenter.filters == SavedScope(PeriodKind.MONTH, unit_id="kcc")
    assert not bench.view.looked.can_go_back


@pytest.mark.parametrize(
    ("period", "found"),
    [
        (Period(PeriodKind.DAY, date(2026, 11, 20), date(2026, 11, 20)), (PeriodKind.DAY, 2)),
        (Period(PeriodKind.MONTH, date(2025, 12, 1), date(2025, 12, 31)), (PeriodKind.MONTH, 11)),
    ],
)
def test_a_bar_leads_to_its_day_or_month(bench: FigureBench, period: Period, found: tuple[PeriodKind, int]) -> None:
    bench.presenter.narrow(Narrow(period=period))
    assert (bench.presenter.filters.kind, bench.presenter.filters.back) == found
    assert bench.desk.asked[-1].period == period


def test_going_back_without_having_gone_anywhere_changes_nothing(bench: FigureBench) -> None:
    bench.presenter.go_back()
    assert len(bench.desk.asked) == 1


def test_the_contacts_behind_a_number_come_bit_by_bit(bench: FigureBench) -> None:
    bench.presenter.list_behind(Define(a_value(), SCOPE), whole=True)
    assert ([line.title for line in bench.view.lines], bench.view.total) == (["0", "1"], 3)
    bench.presenter.list_more()
    assert [line.title for line in bench.view.lines] == ["0", "1", "2"]
    assert bench.desk.listed == [(FigureKey.DIRECT, True, SCOPE, 0), (FigureKey.DIRECT, True, SCOPE, 2)]


def test_another_list_begins_anew(bench: FigureBench) -> None:
    bench.presenter.list_behind(Define(a_value(), SCOPE), whole=False)
    bench.presenter.list_count(ListCount(Cube.SUBJECT, Measure.NO_ARTICLE, SCOPE, "No article"))
    assert bench.desk.listed[-1] == (Cube.SUBJECT, Measure.NO_ARTICLE, SCOPE, 0)
    assert len(bench.view.lines) == 2


def test_a_view_is_kept_chosen_and_forgotten(bench: FigureBench) -> None:
    bench.presenter.choose_channel(Channel.CHAT)
    bench.presenter.keep_view("Chat")
    kept = SavedView("Chat", SavedScope(PeriodKind.MONTH, channel=Channel.CHAT))
    assert bench.view.kept == kept
    bench.presenter.choose_channel(None)
    bench.presenter.choose_view(kept)
    assert bench.desk.asked[-1].channel is Channel.CHAT
    bench.presenter.forget_view("Chat")
    assert bench.view.looked is not None and bench.view.looked.views == []


def test_a_view_without_a_name_is_refused_where_it_is_typed(bench: FigureBench) -> None:
    bench.presenter.keep_view("")
    assert bench.view.refused is not None and bench.view.refused.field == "name"


def test_what_failed_can_be_tried_again(bench: FigureBench) -> None:
    bench.desk.error = WorldError("database-away")
    bench.presenter.step(-1)
    assert bench.view.failed is not None
    assert bench.presenter.shown is None
    bench.desk.error = None
    bench.view.failed[1]()
    assert bench.desk.asked[-1].period.first == date(2026, 10, 1)
    assert bench.presenter.shown is bench.view.view


def test_unused_articles_are_listed_for_the_period(bench: FigureBench) -> None:
    bench.presenter.list_unused()
    assert [title for _id, title in bench.view.articles] == ["Vuurwerk"]
