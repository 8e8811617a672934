"""The language switch changes words and formats, never the scenario."""

from tests.pages.visit import (
    PAGES,
    address,
    choose,
    do_on_stage,
    headline,
    open_link,
    open_section,
    position,
    sentence,
    type_value,
    words,
)


def test_the_switch_keeps_the_scenario_and_changes_the_formats():
    app = open_link()
    type_value(app, "digitization", "45,25")
    type_value(app, "online_payment", "60")
    before = address(app)
    choose(app, "language_switch", "en")
    assert address(app) == {**before, "lang": "en"}
    assert headline(app) == ["67.02", "about 42", "Average"]
    assert position(app, "digitization") == ("45.3%", "45.25")
    assert "to 45.25%" in sentence(app)
    choose(app, "language_switch", "vi")
    assert address(app) == before
    assert headline(app) == ["67,02", "khoảng 42", "Trung bình"]
    assert position(app, "digitization") == ("45,3%", "45,25")


def test_levers_move_on_in_the_other_language():
    app = open_link("digitization=45")
    choose(app, "language_switch", "en")
    type_value(app, "online_payment", "60.0")
    assert headline(app)[0] == "66.96"
    assert "from 60.08 to 66.96" in sentence(app)


def test_the_switch_works_on_every_page():
    said = (
        "Reset all",
        "Why the score is low",
        "Use this plan",
        "no scenario of this case",
        "Use your own table",
        "rank 54 of 63",
        "Data and method",
    )
    for page, says in zip(PAGES, said, strict=True):
        app = open_link("", page)
        assert says not in words(app)
        if page == "present":
            do_on_stage(app, kind="language", to="en")
        else:
            choose(app, "language_switch", "en")
        assert says in words(app)
        assert address(app)["lang"] == "en"


def test_a_switch_to_vietnamese_at_the_default_view_leaves_a_bare_address():
    app = open_link("lang=en")
    choose(app, "language_switch", "vi")
    assert address(app) == {}


def test_what_is_opened_stays_open_when_the_language_changes():
    app = open_link("digitization=45")
    open_section(app, "table_open")
    assert len(app.dataframe) == 1
    choose(app, "language_switch", "en")
    assert len(app.dataframe) == 1


def test_level_and_view_stay_when_the_language_changes():
    app = open_link("digitization=45")
    choose(app, "level", "detailed")
    choose(app, "view", "changes")
    choose(app, "language_switch", "en")
    assert app.get_by_key("level").value == "detailed"
    assert "Assumptions and estimates" in words(app)
