"""Which column of a table each column of a file is: known by its heading, told by its values, or asked.

Nothing is guessed silently. A column whose heading says nothing certain stays open with a guess, until the
user has confirmed or corrected it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scoring.rules import TOTAL_COLUMN
from scoring.tables.choices import Choices, key_of
from scoring.tables.column_seen import MOST_VALUES, ColumnSeen, Looks
from scoring.tables.columns import (
    IGNORED,
    Kind,
    columns,
    headings,
    indicator_headings,
    plain,
    several,
)
from scoring.tables.figures import Span
from scoring.tables.grid import GridRow
from scoring.tables.guesses import (
    all_fit,
    cannot_stand_beside,
    combined_parts,
    mostly_alike,
    mostly_fit,
    with_guesses,
)
from scoring.tables.header import Header
from scoring.tables.problem import shown
from scoring.tables.row_words import row_words


def match_columns(
    header: Header,
    rows: Sequence[GridRow],
    kind: Kind,
    spans: Mapping[str, Span],
    choices: Choices,
    looks: Looks,
) -> tuple[ColumnSeen, ...]:
    """Return the columns of a file, from left to right.

    ``spans`` says what the columns of numbers can hold, ``looks`` what names look like.
    """
    values = {
        place: [cell.text for row in rows if (cell := row.cells.get(place))]
        for place in range(max(header.parts) + 1)
    }
    times: Counter[str] = Counter()
    seen = []
    for place in range(max(header.parts) + 1):
        parts = header.parts.get(place, ("",))
        if place not in header.parts and not values.get(place):
            continue
        heading = " ".join(parts)
        times[plain(heading)] += 1
        key = key_of(heading, times[plain(heading)])
        may_be = tuple(name for name in _may_be(parts, kind) if name in spans or _is_text(name, kind))
        first = tuple(shown(text) for text in values[place][:MOST_VALUES])
        found = ColumnSeen(
            place, header.title(place) if any(parts) else "", key, first, IGNORED, "open", may_be
        )
        chosen = choices.columns.get(key)
        if chosen is not None:
            found = replace(found, column=chosen, how="chosen")
        elif len(may_be) == 1:
            found = replace(found, column=may_be[0], how="known")
        elif not values[place] and not may_be:
            # A heading over nothing says nothing.
            found = replace(found, how="known")
        seen.append(found)
    seen = _tell_several(seen, values, spans, looks)
    seen = _tell_combined(seen, values, spans)
    seen = _open_repeated(seen, values, kind)
    return tuple(with_guesses(seen, values, kind, spans, looks))


def _is_text(name: str, kind: Kind) -> bool:
    return columns(kind)[name].holds in ("text", "ignored")


def _may_be(parts: tuple[str, ...], kind: Kind) -> tuple[str, ...]:
    """Return the columns that a heading may stand for; none where it says nothing."""
    if len(parts) == 1:
        return _named(parts[0], kind)
    top, bottom = _telling(parts, kind)
    if whole := _named(f"{top} {bottom}", kind):
        return whole
    beside = row_words().points | row_words().beside_points
    if plain(top) in indicator_headings() and plain(bottom) in beside:
        # Beside an indicator's counts: its ratio, or what it earns.
        return (IGNORED,)
    named = _named(bottom, kind)
    figures = tuple(name for name in _named(top, kind) if columns(kind)[name].holds == "points")
    # What stands over names, or is no figure, says nothing of what is below it.
    return _below(bottom, named, figures) if figures else named


def _telling(parts: tuple[str, ...], kind: Kind) -> tuple[str, str]:
    """Return the lowest of a heading's texts, and the nearest above it that says what it is of."""
    *above, bottom = parts
    known = (text for text in reversed(above) if _named(text, kind) or plain(text) in indicator_headings())
    return next(known, above[-1]), bottom


def _below(bottom: str, named: tuple[str, ...], figures: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a heading below one of ``figures`` may stand for; by itself it is ``named``."""
    words, below = row_words(), plain(bottom)
    if below in words.points:
        return figures
    if below in words.ranks and figures == (TOTAL_COLUMN,):
        return ("rank",)
    if below in words.beside_points:
        return (IGNORED,)
    return () if not named else tuple(dict.fromkeys((*named, *figures)))


def _named(text: str, kind: Kind) -> tuple[str, ...]:
    words = plain(text)
    known = headings(kind).get(words)
    return (known,) if known else several(kind).get(words, ())


def _tell_several(
    seen: Sequence[ColumnSeen],
    values: Mapping[int, Sequence[str]],
    spans: Mapping[str, Span],
    looks: Looks,
) -> list[ColumnSeen]:
    """Settle headings of several columns where neighbours and values leave only one of them.

    A heading that may be one of a column that is not read is that where its values look like nothing else.
    """
    taken = {item.column for item in seen if item.how != "open"}
    settled = []
    for item in seen:
        found = item
        if item.how == "open" and len(item.may_be) > 1:
            left = [
                name for name in item.may_be if name not in taken and not cannot_stand_beside(name, taken)
            ]
            if IGNORED in left:
                alike = [name for name in left if mostly_alike(values[item.place], looks.get(name))]
                settled.append(replace(item, column=[*alike, IGNORED][0], how="told"))
                continue
            fits = [name for name in left if mostly_fit(values[item.place], spans.get(name))]
            whole = [name for name in left if all_fit(values[item.place], spans.get(name))]
            if len(left) == 1 or (len(fits) == 1 and fits == whole):
                found = replace(item, column=(fits or left)[0], how="told")
        settled.append(found)
    return settled


def _tell_combined(
    seen: Sequence[ColumnSeen], values: Mapping[int, Sequence[str]], spans: Mapping[str, Span]
) -> list[ColumnSeen]:
    """Take a part's heading for the combined figure where most values are too high for the part alone."""
    taken = {item.column for item in seen}
    settled = []
    for item in seen:
        found = item
        for combined, parts in combined_parts().items():
            is_alone = item.column in parts and not (taken - {item.column}) & {combined, *parts}
            if item.how == "known" and is_alone and combined in spans:
                texts = values[item.place]
                if all_fit(texts, spans[combined]) and not mostly_fit(texts, spans.get(item.column)):
                    found = replace(item, column=combined, how="told")
        settled.append(found)
    return settled


def _open_repeated(
    seen: Sequence[ColumnSeen], values: Mapping[int, Sequence[str]], kind: Kind
) -> list[ColumnSeen]:
    """Ask where two columns are the same one; a column that repeats another word for word is left out."""
    first: dict[str, ColumnSeen] = {}
    chosen = {item.column for item in seen if item.how == "chosen"}
    settled: list[ColumnSeen] = []
    for item in seen:
        found = item
        if item.how in ("known", "told") and columns(kind)[item.column].holds != IGNORED:
            before = first.setdefault(item.column, item)
            if item.column in chosen:
                found = replace(item, column=IGNORED, how="told")
            elif before is not item:
                same = list(values[before.place]) == list(values[item.place])
                found = replace(item, column=IGNORED, how="told" if same else "open")
                if not same:
                    settled = [replace(s, how="open") if s is before else s for s in settled]
        settled.append(found)
    return settled
