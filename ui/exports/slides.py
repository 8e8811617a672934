"""PPTX: the scenario as slides - one message and one native chart each, in placeholders of a template."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ui.exports import messages, rest_of_year, slide_bars, slide_ranks, slide_road_map, slide_table
from ui.exports.model import ChangeFigures, FallShort, Report, RestFigures, RoadMapFigures
from ui.exports.road_map_tables import late_of
from ui.exports.slide_deck import Deck
from ui.exports.slide_notes import Notes
from ui.exports.slide_style import SMALL
from ui.words import numbers, sentences

# More levers than these no longer stand as two bars each: what is done is then a table, named in full.
MOST_BARS = 7

# "And with so many points more?" is asked where a scenario changes nothing.
ASKED = Decimal(5)

# Assumptions and sources stand on one slide where they can be read from the back of a room.
LEAST_TEXT, LEAST_OF_MANY, MOST_PAGES = 18, 16, 8


def build(report: Report, template: bytes | None = None) -> bytes:
    """Return the presentation of a report, set in an office's template where one is given.

    Raises:
        LayoutError: the template was not checked and lacks a layout.

    """
    deck, notes = Deck(report, template), Notes(report)
    _title(deck, notes)
    _standing(deck, notes)
    _why(deck, notes)
    if report.rest is not None:
        _still_open(deck, notes, report.rest)
    if report.changes:
        _changes(deck, notes)
        _result(deck, notes)
    else:
        _reach(deck, notes)
    if report.gains:
        _origin(deck, notes)
    _peers(deck, notes)
    if report.fall_short is not None:
        _fall_short(deck, notes, report.fall_short)
    if report.plan is not None and report.plan.amounts:
        _effort(deck, notes)
    if report.road_map is not None:
        _road_map(deck, notes, report.road_map)
    _assumptions(deck, notes)
    return deck.save()


def _title(deck: Deck, notes: Notes) -> None:
    report = deck.report
    t = report.texts
    name = t("export.scenario_named", name=report.name)
    made = t("export.made_on", date=report.date_words)
    case = report.case_name.replace(" ", numbers.NO_BREAK_SPACE)
    deck.first(
        t("export.title", case=case),
        [[name, report.caveats, made], [name, made]],
        notes.of(report.sentence),
    )


def _standing(deck: Deck, notes: Notes) -> None:
    report = deck.report
    said = (report.baseline_sentence, report.period)
    known = sum(1 for row in report.league if row.total is not None)
    note = report.texts("slides.standing_note", known=known, size=report.before.rank.size)
    slide = deck.slide([report.baseline_sentence], notes.of(*said, read=note))
    slide.note(note)
    slide_ranks.standing(slide, report)


def _why(deck: Deck, notes: Notes) -> None:
    report = deck.report
    in_short = f"{report.below_average.partition(': ')[0].removesuffix('.')}."
    slide = deck.slide(
        [report.below_average, in_short], notes.of(report.below_average, report.average_note)
    )
    slide.note(". ".join(filter(None, (messages.basis_note(report), report.average_note))))
    slide_bars.groups(slide, report)


def _still_open(deck: Deck, notes: Notes, rest: RestFigures) -> None:
    """Show what the rest of the year still decides, and what waiting costs."""
    t = deck.report.texts
    ranks, cost = rest_of_year.ranks(rest, t), rest_of_year.cost(rest.waiting, t)
    slide = deck.slide([rest.message, ranks], notes.of(rest.message, ranks, cost))
    slide.note(" ".join(filter(None, (ranks, cost))))
    slide_bars.still_open(slide, rest, deck.report)


def _changes(deck: Deck, notes: Notes) -> None:
    report = deck.report
    t = report.texts
    headlines = [t("export.action", action=moves) for moves in messages.moves(report.changes, t)]
    headlines += [report.action, t("changes.title")]
    said = [messages.move(change, t) for change in report.changes]
    note = " ".join(messages.change_notes(report))
    if len(report.changes) <= MOST_BARS:
        slide = deck.slide(headlines, notes.of(report.action, *said))
        slide.note(note)
        slide_bars.changes(slide, report.changes, report)
        return
    # Those that bring most come first; the next slide goes on with the others.
    ordered: Sequence[ChangeFigures] = sorted(report.changes, key=lambda c: -abs(c.direct + c.coupled))
    pages = slide_table.pages(ordered, deck, note)
    for number, rows in enumerate(pages, start=1):
        page = [messages.part(headline, number, len(pages), t) for headline in headlines]
        if number > 1:
            page = [messages.part(t("slides.more_changes"), number, len(pages), t)]
        said = [messages.move(change, t) for change in rows]
        slide = deck.slide(page, notes.of(report.action, *said))
        slide.note(note)
        slide_table.changes(slide, rows, report)


def _result(deck: Deck, notes: Notes) -> None:
    report = deck.report
    headlines = [messages.result(report, in_full=True), messages.result(report, in_full=False)]
    note = report.texts("slides.curve_note")
    slide = deck.slide(headlines, notes.of(report.sentence, read=note))
    slide_ranks.curve(slide, report)


def _reach(deck: Deck, notes: Notes) -> None:
    report = deck.report
    t, curve = report.texts, report.curve
    place = slide_ranks.nearest(curve.totals, report.before.total + ASKED)
    headline = t(
        "slides.reach",
        total=numbers.points(curve.totals[place], t.language),
        rank=sentences.rank_among(curve.ranks[place], t),
    )
    slide = deck.slide([headline], notes.of(headline, read=t("slides.curve_note")))
    slide_ranks.curve(slide, report)


def _origin(deck: Deck, notes: Notes) -> None:
    report = deck.report
    note = report.texts("export.axis_note")
    in_short = f"{report.origin.partition('. ')[0].removesuffix('.')}."
    slide = deck.slide(
        [report.origin, in_short, report.texts("view.waterfall")], notes.of(report.origin, read=note)
    )
    slide.note(note)
    slide_bars.waterfall(slide, report)


def _peers(deck: Deck, notes: Notes) -> None:
    report = deck.report
    t = report.texts
    asked = report.peers_table[-1] if len(report.peers_table) == 1 else report.peers_table[1]
    said = {
        item: t("export.peers_message", assumption=item.assumption, rank=sentences.rank(item.scenario, t))
        for item in report.peers_table
    }
    slide = deck.slide([said[asked]], notes.of(*said.values(), read=t("export.peers_note")))
    slide.note(t("export.peers_note"))
    slide_ranks.peers(slide, report)


def _fall_short(deck: Deck, notes: Notes, missed: FallShort) -> None:
    needs, chances, *more = missed.messages
    slide = deck.slide([needs], notes.of(needs, chances, *more, read=missed.note))
    slide.note(chances)
    slide_bars.completions(slide, missed, deck.report)


def _effort(deck: Deck, notes: Notes) -> None:
    plan = deck.report.plan
    assert plan is not None
    slide = deck.slide([plan.message], notes.of(plan.message, read=deck.report.texts("slides.effort_note")))
    slide.note(deck.report.texts("slides.effort_note"))
    slide_bars.efforts(slide, plan, deck.report)


def _road_map(deck: Deck, notes: Notes, road_map: RoadMapFigures) -> None:
    """Show the path over the milestones, then who does what until when."""
    report, t = deck.report, deck.report.texts
    message, note = road_map.picture.drawing.message, road_map.picture.note
    in_short = f"{message.partition('. ')[0].removesuffix('.')}."
    slide = deck.slide(
        [message, in_short, road_map.title], notes.of(message, *late_of(road_map), read=note)
    )
    slide.note(t("export.axis_note"))
    slide_road_map.path(slide, report, road_map)
    day = numbers.date(max(task.deadline for task in road_map.tasks), t.language)
    headline = t("road_map.slide_tasks", count=len(road_map.tasks), day=day)
    pages = slide_road_map.pages(deck, road_map, t("road_map.slide_note"))
    for number, tasks in enumerate(pages, start=1):
        shown = messages.part(headline, number, len(pages), t)
        said = [t("road_map.noted", note=f"{task.name}: {task.note}") for task in tasks if task.note]
        slide = deck.slide([shown], notes.of(headline, *said))
        slide.note(t("road_map.slide_note"))
        slide_road_map.tasks(slide, tasks, report)


def _assumptions(deck: Deck, notes: Notes) -> None:
    report = deck.report
    t, place = report.texts, deck.content_place()
    sources = [t("slides.source", source=source) for source in report.sources]
    together = [*report.assumptions, *sources]
    if (deck.text_size(together, place) or 0) >= LEAST_TEXT:
        _text(deck, notes, t("export.assumptions"), together, LEAST_TEXT)
        return
    _text(deck, notes, t("brief.assumptions"), report.assumptions, LEAST_OF_MANY)
    _text(deck, notes, t("brief.sources"), report.sources, SMALL)


def _text(deck: Deck, notes: Notes, headline: str, lines: Sequence[str], least: int) -> None:
    """Put lines on as few slides as hold them in letters of ``least`` points, about as many on each."""
    place = deck.content_place()
    for count in range(1, MOST_PAGES + 1):
        pages = _parts(lines, count)
        if all((deck.text_size(page, place) or 0) >= least for page in pages):
            break
    for number, page in enumerate(pages, start=1):
        shown = messages.part(headline, number, len(pages), deck.report.texts)
        slide = deck.slide([shown], notes.of(*page))
        slide.text(page, deck.text_size(page, slide.room) or SMALL)


def _parts(lines: Sequence[str], count: int) -> list[Sequence[str]]:
    """Return lines as so many runs of about equal length."""
    parts: list[list[str]] = [[] for _ in range(count)]
    whole, taken = sum(map(len, lines)), 0
    for line in lines:
        middle = taken + len(line) / 2
        parts[min(int(middle * count / whole), count - 1)].append(line)
        taken += len(line)
    return [part for part in parts if part]
