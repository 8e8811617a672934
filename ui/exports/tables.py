"""The tables of a report, typed: every format writes the same cells in its own way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from scoring import RankEstimate
from scoring.what_if.peers import STILL
from ui.exports.model import Cell, Kind, Report
from ui.words import numbers, sentences
from ui.words.texts import Language

PERCENT_STEP = Decimal("0.01")


@dataclass(frozen=True)
class Column:
    """A column: its heading and what it holds."""

    title: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Table:
    """A table: ``id`` names its file, ``title`` heads it."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def words(cell: Cell, kind: Kind, language: Language) -> str:
    """Return a cell as people read it."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    if kind == "percent":
        return numbers.short_percent(cell, language)
    if kind == "whole" or isinstance(cell, int):
        return numbers.whole(int(cell), language)
    return {"change": numbers.change, "maximum": numbers.maximum}.get(kind, numbers.points)(cell, language)


def all_tables(report: Report) -> tuple[Table, ...]:
    """Return every table of a report, those without rows left out."""
    made = (summary(report), changes(report), groups(report), indicators(report), gains(report))
    others = (peers(report), league(report), assumptions(report), *plan(report), *fall_short(report))
    return tuple(table for table in (*made, *others) if table.rows)


def summary(report: Report) -> Table:
    """Return total, rank and rating before and after."""
    t = report.texts
    before, after = report.before, report.after
    rows = [
        (t("headline.total"), numbers.points(before.total, t.language), _with_change(after.total, report)),
        (
            t("headline.rank", size=after.rank.size),
            sentences.rank(before.rank, t),
            sentences.rank(after.rank, t),
        ),
        (t("export.bounds"), _bounds(before.rank), _bounds(after.rank)),
        (t("headline.band"), before.band, after.band),
    ]
    if report.peers != STILL:
        # With the others moving, today's total would rank elsewhere too.
        rows.insert(2, (t("headline.unchanged"), "", sentences.rank(report.unchanged_rank, t)))
    columns = (Column(t("export.figure")), Column(t("table.before")), Column(t("table.after")))
    return Table("summary", t("export.result"), columns, tuple(rows))


def changes(report: Report) -> Table:
    """Return the levers moved; ratios from a day on stand beside the whole year's they come to."""
    t, rest = report.texts, report.rest
    title = t("changes.title")
    whole = () if rest is None else (Column(t("from_now_export.whole"), "percent"),)
    return Table(
        "changes",
        title if rest is None else t("from_now_export.changes", title=title, days=rest.days),
        (
            Column(t("table.lever")),
            Column(t("table.kind")),
            Column(t("table.before"), "percent"),
            Column(t("table.after"), "percent"),
            *whole,
            Column(t("table.direct"), "change"),
            Column(t("table.coupled"), "change"),
        ),
        tuple(
            (c.name, c.kind, c.before, c.after, *((c.whole,) if whole else ()), c.direct, c.coupled)
            for c in report.changes
        ),
    )


def groups(report: Report) -> Table:
    """Return the groups before and after, against average and maximum, and the totals."""
    t = report.texts
    rows: list[tuple[Cell, ...]] = [
        (g.name, g.before, g.after, g.after - g.before, g.average, g.maximum, g.basis)
        for g in report.groups
    ]
    rows.append((t("export.total"), report.before.total, report.after.total, report.change, None, 100, ""))
    return Table(
        "groups",
        t("compare.groups"),
        (
            Column(t("table.group")),
            Column(t("table.before"), "points"),
            Column(t("table.after"), "points"),
            Column(t("export.change"), "change"),
            Column(t("table.average"), "points"),
            Column(t("table.maximum"), "maximum"),
            Column(t("export.basis")),
        ),
        tuple(rows),
    )


def indicators(report: Report) -> Table:
    """Return the indicators with ratios, counts and points, each with how its baseline is known."""
    t = report.texts
    named = {group.id: group.name for group in report.groups}
    begun = report.rest is not None
    rows: list[tuple[Cell, ...]] = []
    for i in report.indicators:
        numerator, denominator = i.counts or (None, None)
        rows.append(
            (
                named[i.group],
                i.name,
                percent(i.before),
                percent(i.after),
                *((percent(i.whole),) if begun else ()),
                i.points_before,
                i.points_after,
                i.maximum,
                numerator,
                denominator,
                i.basis,
            )
        )
    return Table(
        "indicators",
        t("standing.indicators"),
        (
            Column(t("table.group")),
            Column(t("table.indicator")),
            Column(t("export.ratio_before"), "percent"),
            Column(t("from_now_export.ratio" if begun else "export.ratio_after"), "percent"),
            *((Column(t("from_now_export.whole"), "percent"),) if begun else ()),
            Column(t("export.points_before"), "points"),
            Column(t("export.points_after"), "points"),
            Column(t("table.maximum"), "maximum"),
            Column(t("table.numerator"), "whole"),
            Column(t("table.denominator"), "whole"),
            Column(t("export.basis")),
        ),
        tuple(rows),
    )


def gains(report: Report) -> Table:
    """Return where the change came from."""
    t = report.texts
    return Table(
        "gains",
        t("view.waterfall"),
        (Column(t("table.cause")), Column(t("export.through")), Column(t("table.points"), "change")),
        tuple((gain.name, gain.cause, gain.points) for gain in report.gains),
    )


def peers(report: Report) -> Table:
    """Return the rank under each assumption about the other provinces."""
    t = report.texts
    return Table(
        "peers",
        t("export.peers_title"),
        (Column(t("export.assumption")), Column(t("headline.unchanged")), Column(t("export.rank_after"))),
        tuple(
            (
                t("export.assumed_here", assumption=p.assumption) if p.assumed else p.assumption,
                _rank(p.unchanged, report),
                _rank(p.scenario, report),
            )
            for p in report.peers_table
        ),
    )


def league(report: Report) -> Table:
    """Return the published rows of the league, with the totals assumed where the others move."""
    t = report.texts
    moved = report.peers != STILL
    assumed = (Column(t("table.total_assumed"), "points"),) if moved else ()
    return Table(
        "league",
        t("view.league"),
        (
            Column(t("table.province")),
            Column(t("table.total"), "points"),
            *assumed,
            Column(t("table.rank"), "whole"),
            Column(t("table.basis")),
            Column(t("table.trust")),
        ),
        tuple(
            (r.province, r.total, *((r.assumed,) if moved else ()), r.rank, r.basis, r.trust)
            for r in report.league
        ),
    )


def assumptions(report: Report) -> Table:
    """Return assumptions and estimates, sources and the versions the figures rest on."""
    t = report.texts
    facts = [
        (t("export.case"), report.case_name),
        (t("compare.scenario"), report.name),
        (t("export.date"), report.date_words),
        (t("export.data_version"), report.data),
        *((t("export.assumption"), line) for line in report.assumptions),
        *((t("export.source"), line) for line in report.sources),
    ]
    return Table(
        "assumptions",
        t("export.assumptions"),
        (Column(t("table.kind")), Column(t("export.content"))),
        tuple(facts),
    )


def plan(report: Report) -> Sequence[Table]:
    """Return the plan's steps as a table, where there is a plan."""
    if report.plan is None:
        return ()
    columns = tuple(map(Column, report.plan.columns, report.plan.kinds))
    return (Table("plan", report.plan.message, columns, report.plan.rows),)


def fall_short(report: Report) -> Sequence[Table]:
    """Return the scenario at some completions as a table, where it changes anything."""
    if report.fall_short is None:
        return ()
    t = report.texts
    columns = (
        Column(t("shortfall.done"), "percent"),
        Column(t("headline.total"), "points"),
        Column(t("shortfall.change"), "change"),
        Column(t("headline.rank", size=report.after.rank.size)),
        Column(t("headline.band")),
    )
    rows = tuple(
        (
            Decimal(step.percent),
            step.total,
            step.total - report.before.total,
            _rank(step.rank, report),
            t.pick(step.band.name),
        )
        for step in report.fall_short.steps
    )
    return (Table("fall_short", t("shortfall.title"), columns, rows),)


def pick(table: Table, columns: Sequence[int]) -> Table:
    """Return a table with only some of its columns."""
    rows = tuple(tuple(row[column] for column in columns) for row in table.rows)
    return replace(table, columns=tuple(table.columns[column] for column in columns), rows=rows)


def first_rows(table: Table, most: int) -> Table:
    """Return a table with at most so many rows."""
    return replace(table, rows=table.rows[:most])


def percent(share: Fraction | None) -> Decimal | None:
    """Return a share (0 to 1) as a percentage to two decimals."""
    if share is None:
        return None
    return (Decimal(share.numerator * 100) / Decimal(share.denominator)).quantize(PERCENT_STEP)


def _rank(rank: RankEstimate, report: Report) -> Cell:
    """Return a rank: a number where it is certain, otherwise with its range in words."""
    return rank.median if rank.low == rank.high else sentences.rank(rank, report.texts)


def _bounds(rank: RankEstimate) -> str:
    return numbers.rank_range(rank.best, rank.worst)


def _with_change(total: Decimal, report: Report) -> str:
    language = report.texts.language
    shown = numbers.points(total, language)
    return f"{shown} ({numbers.change(report.change, language)})" if report.change else shown
