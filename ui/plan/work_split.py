"""The work of a plan split over units: whose work, by when, over which units, and the file to hand out."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pandas as pd
import streamlit as st

from scoring import Case, Milestone, RoadMap, Work, work_of
from scoring.errors import ArgumentError
from scoring.frozen import FrozenMap
from scoring.plan.work import MONTHS_A_YEAR, MOST_MONTHS, month_after
from ui.exports import hand_out
from ui.exports.file_names import file_name
from ui.exports.formats import OFFICE
from ui.exports.hand_out import HandedTask, HandOut
from ui.exports.tables import words
from ui.plan import answer, plans, work_units
from ui.plan.answer import WORK, WORK_SECTION
from ui.visit import keys, road_maps, state
from ui.widgets.downloads import download_button
from ui.widgets.sections import section
from ui.words import numbers
from ui.words.outside_text import as_text
from ui.words.tables import copyable
from ui.words.texts import Texts

# What there may be to split.
SOURCES = SCENARIO, PLAN, ROAD_MAP = ("scenario", "plan", "road_map")

# Longer tables scroll inside a frame of this height, in pixels.
MOST_ROWS_SHOWN, FRAME_HEIGHT = 12, 460

# On screen the table leaves out numbers of rows, and the months that the one below it shows.
SHOWN_COLUMNS = range(1, 6)


@dataclass(frozen=True)
class Source:
    """A plan whose work is split, by what it is called: a road map, or levers' percentages with one end."""

    name: str
    changes: Mapping[str, Decimal] = field(default_factory=dict)
    road_map: RoadMap | None = None

    def milestones(self, start: dt.date, end: dt.date) -> list[Milestone]:
        """Return where levers are to stand from a month on; what is over by then is asked at the first."""
        if self.road_map is None:
            return [Milestone(end, self.changes)]
        found = []
        over = FrozenMap[str, Decimal]()
        for number, milestone in enumerate(self.road_map.milestones):
            if milestone.day < start:
                over = self.road_map.targets_at(number)
            else:
                found.append(replace(milestone, targets={**over, **milestone.targets}))
                over = FrozenMap()
        return found


def show(case: Case, texts: Texts) -> None:
    """Show the section; nothing is computed while it is closed."""
    opened = section(texts("work.heading"), WORK_SECTION, part=WORK)
    if opened is None:
        return
    with opened:
        st.caption(texts("work.intro"))
        sources = _sources(case, texts)
        if not sources:
            st.info(texts("work.none_planned"), icon=":material/assignment:")
            return
        with st.container(horizontal=True, vertical_alignment="bottom", key="work_choices"):
            source = sources[_source(list(sources), texts)]
            start, end = _months(case, texts, asks_end=source.road_map is None)
        milestones = source.milestones(start, end)
        if not milestones:
            st.info(texts("work.over"), icon=":material/event_busy:")
            return
        try:
            work = work_of(case, milestones, start)
        except ArgumentError:
            st.warning(texts("work.too_long", most=MOST_MONTHS), icon=":material/date_range:")
            return
        if not work.levers:
            st.info(texts("work.none_planned"), icon=":material/assignment:")
            return
        _split(work, source, texts)


def _sources(case: Case, texts: Texts) -> dict[str, Source]:
    """Return the plans there are to split: the road map, the open scenario, and the plan chosen above."""
    found = {}
    if (road_map := road_maps.usable(case)) is not None:
        found[ROAD_MAP] = Source(texts("work.source.road_map"), road_map=road_map)
    scenario = state.scenario()
    if scenario.changes:
        found[SCENARIO] = Source(texts("work.source.scenario"), scenario.changes)
    plan = plans.chosen(answer.current(case))
    if plan.moves:
        found[PLAN] = Source(texts("work.plan_name"), plan.changes)
    return found


def _source(offered: Sequence[str], texts: Texts) -> str:
    if keys.WORK_SOURCE.get() not in offered:
        keys.WORK_SOURCE.set(offered[0])
    st.segmented_control(
        texts("work.of"),
        offered,
        key=keys.WORK_SOURCE.name,
        format_func=lambda source: texts(f"work.source.{source}"),
        required=True,
        persist_state="session",
    )
    return keys.WORK_SOURCE.read()


def _months(case: Case, texts: Texts, *, asks_end: bool) -> tuple[dt.date, dt.date]:
    """Show the first and the last month; return the first day of the one, the last of the other.

    A road map says itself when it ends. Of a case seen from a day on nothing before that is asked.
    """
    today = dt.date.today()
    if case.from_now is not None:
        today = max(today, case.from_now.day + dt.timedelta(days=1))
    now = today.replace(day=1)
    starts = [month_after(now, count) for count in range(MONTHS_A_YEAR + 1)]
    start = _month(texts("work.start"), keys.WORK_START, starts, now, texts)
    if not asks_end:
        return start, start
    ends = [month_after(start, count) for count in range(MOST_MONTHS)]
    usual = max(start, dt.date(max(start.year, case.year), MONTHS_A_YEAR, 1))
    end = _month(texts("work.end"), keys.WORK_END, ends, min(usual, ends[-1]), texts)
    return start, end.replace(day=monthrange(end.year, end.month)[1])


def _month(
    label: str, key: keys.Key[dt.date], offered: Sequence[dt.date], usual: dt.date, texts: Texts
) -> dt.date:
    if key.get() not in offered:
        key.set(usual)
    st.selectbox(
        label,
        offered,
        key=key.name,
        format_func=lambda day: numbers.month(day, texts.language),
        filter_mode=None,
        width=150,
        persist_state="session",
    )
    return key.read()


def _split(work: Work, source: Source, texts: Texts) -> None:
    """Show over which units the work is split, every task with its shares, and the file."""
    taken = work_units.choose(work.case, texts)
    if not taken.units:
        return
    basis = work_units.choose_basis(taken, texts)
    weights = work_units.weights(work, taken, basis, texts)
    if weights is None:
        st.error(texts("work.no_weight"), icon=":material/error:")
        return
    tasks = {} if source.road_map is None else source.road_map.tasks
    today = dt.date.today()
    found = hand_out.hand_out(work, taken.units, weights, tasks, texts, plan=source.name, date=today)
    _province(found, texts)
    _one_task(found, texts)
    shares = {task.work.lever: [*map(sum, task.shares)] for task in found.tasks if task.counted}
    told = [as_text(note) for note in found.notes]
    st.caption("  \n".join([*told, *work_units.notes(work, taken, basis, shares, texts)]))
    _download(work, found, today, texts)


def _province(found: HandOut, texts: Texts) -> None:
    table = hand_out.tasks_table(found)
    places = [*SHOWN_COLUMNS, len(table.columns) - 3]
    rows = [
        {
            table.columns[place].title: words(row[place], table.columns[place].kind, texts.language)
            for place in places
        }
        for row in table.rows
    ]
    _frame(rows, table.title)


def _one_task(found: HandOut, texts: Texts) -> None:
    """Show each unit's months of one task, to be chosen, and what it comes to in a sentence."""
    offered = {task.work.lever: task for task in found.tasks}
    if keys.WORK_TASK.get() not in offered:
        keys.WORK_TASK.set(
            next((key for key, task in offered.items() if task.counted), next(iter(offered)))
        )
    st.selectbox(
        texts("work.task_choice"),
        list(offered),
        key=keys.WORK_TASK.name,
        format_func=lambda lever: offered[lever].name,
        persist_state="session",
    )
    task = offered[keys.WORK_TASK.read()]
    st.markdown(_sentence(found, task, texts))
    if not task.counted:
        return
    language = texts.language
    named = [(unit.name, months) for unit, months in zip(found.units, task.shares, strict=True)]
    rows = [
        {
            texts("work.unit"): name,
            texts("work.total"): numbers.whole(sum(months), language),
            **{
                month: numbers.whole(count, language)
                for month, count in zip(found.months, months, strict=True)
            },
        }
        for name, months in [*named, (texts("work.whole"), task.work.monthly)]
    ]
    _frame(rows, task.name)


def _sentence(found: HandOut, task: HandedTask, texts: Texts) -> str:
    language = texts.language
    if not task.counted:
        return texts(
            "work.sentence_percent",
            name=task.name,
            before=_percent(task.before, texts),
            target=numbers.short_percent(task.work.percents[-1], language),
            end=found.months[-1],
        )
    totals = [sum(months) for months in task.shares]
    return texts(
        "work.sentence",
        name=task.name,
        more=numbers.whole(task.work.more, language),
        counted=task.counted,
        months=len(found.months),
        start=found.months[0],
        end=found.months[-1],
        units=len(found.units),
        most=numbers.whole(max(totals), language),
        least=numbers.whole(min(totals), language),
    )


def _percent(percent: Decimal | None, texts: Texts) -> str:
    """Return where a lever stands, or that it has no score."""
    return texts("lever.no_score") if percent is None else numbers.percent(percent, texts.language)


def _frame(rows: Sequence[Mapping[str, str]], title: str) -> None:
    st.dataframe(
        copyable(pd.DataFrame(rows)),
        hide_index=True,
        height="content" if len(rows) <= MOST_ROWS_SHOWN else FRAME_HEIGHT,
        alt=title,
    )


def _download(work: Work, found: HandOut, today: dt.date, texts: Texts) -> None:
    rows = hand_out.rows_of(work, len(found.units))
    if rows > hand_out.MOST_ROWS:
        told = texts(
            "work.too_large",
            tasks=len(found.tasks),
            months=len(found.months),
            units=len(found.units),
            rows=numbers.whole(rows, texts.language),
            most=numbers.whole(hand_out.MOST_ROWS, texts.language),
        )
        st.warning(told, icon=":material/warning:")
        return
    name = file_name(work.case.id, texts("work.file"), today, ".xlsx")
    download_button(
        texts("work.download"),
        lambda: _built(found),
        name,
        f"{OFFICE}.spreadsheetml.sheet",
        key="work_xlsx",
    )


def _built(found: HandOut) -> bytes:
    """Return the workbook; what writes it is loaded when it is first asked for."""
    from ui.exports import hand_out_workbook  # noqa: PLC0415

    return hand_out_workbook.build(found)
