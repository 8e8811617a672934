"""What the rest of a year still decides, in documents: points safe, possible, lost; what waiting costs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from scoring import Outcome, Waiting, cost_of_waiting, still_possible
from ui.charts import still_possible as chart
from ui.exports.model import Cell, Picture, Report, RestFigures
from ui.exports.tables import Column, Table
from ui.words import names, numbers, sentences
from ui.words.texts import Texts


def figures(outcome: Outcome, texts: Texts) -> RestFigures | None:
    """Return what the rest of the year decides; None where the case is not seen from a day on."""
    case = outcome.case
    if case.from_now is None:
        return None
    possible = still_possible(case, peers=outcome.peers)
    return RestFigures(
        days=_days(case.from_now.day, case.period.year_end, texts),
        message=chart.message(possible, case, texts),
        groups=tuple(
            (names.lever(case.rules, name, texts), part) for name, part in possible.groups.items()
        ),
        total=possible.total,
        best=possible.best.rank,
        worst=possible.worst.rank,
        waiting=cost_of_waiting(case),
    )


def _days(over: date, last: date, texts: Texts) -> str:
    """Return the days that are left after the last one that is ``over``; the last alone where none is."""
    end = numbers.date(last, texts.language)
    if over >= last:
        return texts("from_now_export.last_day", last=end)
    first = numbers.date(over + timedelta(1), texts.language)
    return texts("from_now_export.days", first=first, last=end)


def drawing(outcome: Outcome, texts: Texts) -> tuple[Picture, ...]:
    """Return the chart of what is safe, still possible and lost, where there is a rest of the year."""
    if outcome.case.from_now is None:
        return ()
    possible = still_possible(outcome.case, peers=outcome.peers)
    drawn = chart.draw(possible, outcome.case, texts)
    note = texts(
        "from_now.note",
        peers=names.peers(outcome.peers, outcome.case, texts),
        day=numbers.date(outcome.case.from_now.day, texts.language),
    )
    return (Picture("still_possible", texts("from_now.title"), note, drawn, subtitle=drawn.message),)


def tables(report: Report) -> tuple[Table, ...]:
    """Return both tables; one without rows is left out."""
    if report.rest is None:
        return ()
    return tuple(table for table in (still_open(report, report.rest), waiting_table(report)) if table.rows)


def still_open(report: Report, rest: RestFigures) -> Table:
    """Return what is safe, still possible and lost of each group and of the total, in points."""
    t = report.texts
    rows: list[tuple[Cell, ...]] = [
        (name, part.safe, part.open, part.most, part.lost, part.maximum)
        for name, part in (*rest.groups, (t("export.total"), rest.total))
    ]
    return Table(
        "still_possible",
        t("from_now_export.title", days=rest.days),
        (
            Column(t("table.group")),
            Column(t("from_now.safe"), "points"),
            Column(t("from_now_export.open"), "points"),
            Column(t("from_now.table_most"), "points"),
            Column(t("from_now.out_of_reach"), "points"),
            Column(t("table.maximum"), "maximum"),
        ),
        tuple(rows),
    )


def waiting_table(report: Report) -> Table:
    """Return what can still be reached if all goes on as so far until the end of each month."""
    t = report.texts
    return Table(
        "waiting",
        t("from_now_export.waiting"),
        (
            Column(t("from_now_export.until")),
            Column(t("from_now.table_most"), "points"),
            Column(t("from_now_export.lost_by"), "points"),
        ),
        tuple(
            (numbers.date(item.day, t.language), item.most, item.lost)
            for item in (report.rest.waiting if report.rest else ())
        ),
    )


def ranks(rest: RestFigures, texts: Texts) -> str:
    """Return best and worst total with their ranks, as a sentence."""
    return texts(
        "from_now_export.ranks",
        most=numbers.points(rest.total.most, texts.language),
        best=sentences.rank_among(rest.best, texts),
        safe=numbers.points(rest.total.safe, texts.language),
        worst=sentences.rank_among(rest.worst, texts),
    )


def cost(waiting: Sequence[Waiting], texts: Texts) -> str:
    """Return what waiting costs, as a sentence; "" where no month is left."""
    listed = "; ".join(
        texts(
            "from_now_export.wait",
            day=numbers.date(item.day, texts.language),
            lost=numbers.points(item.lost, texts.language),
        )
        for item in waiting
    )
    return texts("from_now_export.cost", listed=listed) if listed else ""
