"""Own counts by month, and the day that own counts go up to: read, said, and gone on from."""

from datetime import date
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from scoring import FromNow
from tests.pages.own_files import COUNTS, months, upload, use
from tests.pages.visit import PAGES, choose, follow_navigation, headline, open_link, press, words
from ui.visit import keys
from ui.words.texts import Language

LAM_DONG = "case=lam-dong-2026"
ON_TIME = b"indicator;numerator;denominator\non_time_settlement;900;1000\n"
DAY = keys.file_counted_to("0").name
BY_MONTH = months(
    "T1;on_time_settlement;45000;50000",
    "2/2026;on_time_settlement;45000;50000",
    "2026-03;on_time_settlement;;60000",
)


def _method(language: Language = "vi") -> AppTest:
    return open_link(f"{LAM_DONG}&lang={language}", "method")


def _type_day(app: AppTest, text: str) -> None:
    app.text_input(key=DAY).set_value(text).run()
    assert not app.exception


def _can_be_used(app: AppTest) -> bool:
    return any(button.key == "own_use" for button in app.button)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("vi", ["2 tháng đã có số liệu, cộng lại đến hết ngày 28/02/2026", "tổng điểm là **64,36**"]),
        (
            "en",
            ["2 months are over; they add up to the counts to 28 February 2026", "the total is **64.36**"],
        ),
    ],
)
def test_counts_by_month_say_what_they_come_to(language: Language, says: list[str]):
    app = _method(language)
    upload(app, BY_MONTH)
    assert not app.exception
    for text in says:
        assert text in words(app)
    # The file says the day itself.
    assert DAY not in [field.key for field in app.text_input]
    press(app, "own_use")
    follow_navigation(app, "simulate")
    assert headline(app)[0] == ("64,36" if language == "vi" else "64.36")
    assert ("số liệu đến 28/02/2026" if language == "vi" else "figures to 28 February 2026") in words(app)


def test_the_switch_starts_where_own_months_end_with_what_they_expect():
    app = _method()
    use(app, BY_MONTH)
    follow_navigation(app, "simulate")
    app.toggle(key=keys.FROM_NOW.name).set_value(True).run()
    assert not app.exception
    seen = app.session_state[keys.SCENARIO.name].from_now
    # 60000 in March, and 275 days at 100000 / 59 a day, over the 306 days that are left.
    assert seen == FromNow(date(2026, 2, 28), per_day={"on_time_settlement": Decimal("1719.3")})
    assert headline(app)[0] == "64,36"


def test_every_page_shows_a_case_whose_points_follow_its_months():
    app = _method("en")
    use(app, BY_MONTH)
    for page in PAGES:
        follow_navigation(app, page)
        assert not app.exception, page
        assert "figures to 28 February 2026" in words(app), page
    follow_navigation(app, "simulate")
    choose(app, "view", "changes")
    told = "own counts go up to 28 February 2026, the other provinces' figures to 10 October 2026"
    assert told in words(app)


def test_a_typed_day_is_where_counts_end():
    app = _method("en")
    upload(app, ON_TIME)
    # Of the published period they would contradict the published points.
    assert "contradict the known group points" in words(app)
    _type_day(app, "30/11")
    assert "The counts go up to 30 November 2026" in words(app)
    press(app, "own_use")
    follow_navigation(app, "simulate")
    assert headline(app)[0] == "64.36"
    assert "figures to 30 November 2026" in words(app)


def test_a_day_that_is_none_of_the_year_is_said_and_kept():
    app = _method("en")
    upload(app, b"indicator;numerator;denominator\npetition_on_time;344;600\n")
    assert _can_be_used(app)
    for typed in ("31/11", "2025-11-30", "soon", "[x](//e.vn)"):
        _type_day(app, typed)
        said = "".join(error.value for error in app.error)
        assert "is no day from 1 January 2026 to 31 December 2026" in said, typed
        assert "[x](" not in said
        assert app.text_input(key=DAY).value == typed
        assert not _can_be_used(app), typed
        _type_day(app, "")
        assert _can_be_used(app), typed
        assert not app.error


@pytest.mark.parametrize(("typed", "is_used"), [("30/11", True), ("31/11", False)])
def test_a_day_that_is_typed_and_not_confirmed_counts_with_the_click(typed: str, is_used: bool):
    app = _method("en")
    upload(app, b"indicator;numerator;denominator\npetition_on_time;344;600\n")
    # The browser sends what is typed together with the click that leaves the field.
    app.text_input(key=DAY).set_value(typed)
    press(app, "own_use")
    assert not app.exception
    assert ("figures to 30 November 2026" in words(app)) == is_used
    assert bool(app.error) != is_used


def test_a_year_that_is_over_asks_for_no_day():
    app = open_link("lang=en", "method")
    upload(app, COUNTS)
    assert _can_be_used(app)
    assert DAY not in [field.key for field in app.text_input]


def test_templates_by_month_are_offered_for_counts():
    labels = [button.label for button in _method("en").get("download_button")]
    assert labels[:4] == ["XLSX template", "CSV template", "Monthly XLSX template", "Monthly CSV template"]
