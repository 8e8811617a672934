"""What a year under way still allows, by group: points that are safe, within reach, and lost."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

import altair as alt
import pandas as pd

from scoring import Case, StillPossible
from ui.charts import key
from ui.charts.bars import (
    BAR_OFFSET,
    THICKNESS,
    across,
    along,
    labels_at,
    name_room,
    named,
    names_of,
    to_rows_design,
    upright,
)
from ui.charts.bars import rows as of_rows
from ui.charts.drawing import AXIS_HEIGHT, Drawing, in_role, px, tips, to_rows
from ui.words import names, numbers
from ui.words.texts import Language, Texts, load_texts

ROW_HEIGHT = 46
LABEL_ROOM = 110

# How many entries the key has.
ENTRIES = 4


def draw(possible: StillPossible, case: Case, texts: Texts) -> Drawing:
    """Return the groups of a case seen from a day on, with what the rest of its year decides."""
    language = texts.language
    rows: list[dict[str, Any]] = []
    for place, (name, part) in enumerate(possible.groups.items()):
        points = {field: getattr(part, field) for field in ("safe", "now", "most", "lost", "maximum")}
        most = numbers.maximum(part.maximum, language)
        rows.append(
            {
                "place": place,
                **named(names.lever(case.rules, name, texts)),
                **{field: float(value) for field, value in points.items()},
                **{f"{field}_said": numbers.points(value, language) for field, value in points.items()},
                "label": f"{numbers.points(part.most, language)} / {most}",
            }
        )
    return Drawing(
        design=_design(language, name_room([row["name"] for row in rows]), len(rows)),
        rows=to_rows(rows),
        height=len(rows) * ROW_HEIGHT + key.height_above(ENTRIES, wide=False) + AXIS_HEIGHT,
        message=message(possible, case, texts),
        alt=texts("from_now.alt"),
        make_table=partial(_table, rows, texts),
    )


def message(possible: StillPossible, case: Case, texts: Texts) -> str:
    """Return what can still be reached, and where most is lost."""
    worst = max(possible.groups, key=lambda name: possible.groups[name].lost)
    return texts(
        "from_now.message",
        most=numbers.points(possible.total.most, texts.language),
        lost=numbers.points(possible.total.lost, texts.language),
        group=names.lever(case.rules, worst, texts),
    )


def _table(rows: list[dict[str, Any]], texts: Texts) -> pd.DataFrame:
    columns = {
        "safe_said": "from_now.safe",
        "now_said": "from_now.now",
        "most_said": "from_now.table_most",
        "lost_said": "from_now.out_of_reach",
        "maximum_said": "table.maximum",
    }
    return pd.DataFrame(
        {
            texts("table.group"): [row["name"] for row in rows],
            **{texts(heading): [row[field] for row in rows] for field, heading in columns.items()},
        }
    )


@cache
def _design(language: Language, names_room: int, count: int) -> dict[str, Any]:
    texts = load_texts(language)
    entries = [
        key.Entry("bar", "gain", texts("from_now.safe")),
        key.Entry("bar", "gain_coupled", texts("from_now.reachable")),
        key.Entry("frame", "neutral", texts("from_now.out_of_reach")),
        key.Entry("mark", "text", texts("from_now.now")),
    ]
    base = of_rows(head=True)
    said = tips(
        "name",
        safe_said=texts("from_now.safe"),
        now_said=texts("from_now.now"),
        most_said=texts("from_now.table_most"),
        lost_said=texts("from_now.out_of_reach"),
    )
    bar: dict[str, Any] = {"height": alt.expr(THICKNESS), "yOffset": alt.expr(BAR_OFFSET)}
    frame = base.mark_bar(**bar, fillOpacity=0.12, strokeWidth=px(1)).encode(
        x=alt.X("maximum:Q", title=None, axis=along(tickCount=6, grid=False), scale=across()),
        tooltip=said,
    )
    reachable = base.mark_bar(**bar).encode(x=alt.X("safe:Q"), x2=alt.X2("most:Q"), tooltip=said)
    safe = base.mark_bar(**bar).encode(x=alt.X("safe:Q"), tooltip=said)
    now = upright(base, f"({THICKNESS} + 8 * unit)", 0.1).encode(x=alt.X("now:Q"), tooltip=said)
    layers = [
        in_role(frame, "neutral"),
        in_role(reachable, "gain_coupled"),
        in_role(safe, "gain"),
        in_role(now, "text"),
        labels_at(base, "maximum"),
        names_of(base),
        *key.above(entries),
    ]
    return to_rows_design(
        alt.layer(*layers),
        language,
        usual=ROW_HEIGHT,
        names=names_room,
        labels=LABEL_ROOM,
        head=(key.height_above(ENTRIES, wide=True), key.height_above(ENTRIES, wide=False), count),
    )
