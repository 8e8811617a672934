"""What an open column may be: guesses to be confirmed, by headings, values and what is there already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from scoring.tables.column_seen import ColumnSeen, Looks
from scoring.tables.columns import IGNORED, Kind, columns, headings, plain
from scoring.tables.figures import Span, readings
from scoring.tables.meant import MeantNames
from scoring.vintages import load_rules, vintages


def with_guesses(
    seen: Sequence[ColumnSeen],
    values: Mapping[int, Sequence[str]],
    kind: Kind,
    spans: Mapping[str, Span],
    looks: Looks,
) -> list[ColumnSeen]:
    """Give every open column a guess: a column that nothing else is, and that can hold its values."""
    taken = {item.column for item in seen if item.how != "open" or item.column != IGNORED}
    meant = MeantNames(headings(kind))
    guessed = []
    for item in seen:
        if item.how != "open" or item.column != IGNORED:
            guessed.append(item)
            continue
        close = meant.of(plain(item.heading))
        candidates = [*item.may_be, *([headings(kind)[close]] if close else [])]
        # A column of names is known by its names, whatever heads it.
        candidates += list(looks)
        guess = next(
            (
                name
                for name in candidates
                if name not in taken
                and not cannot_stand_beside(name, taken)
                and _can_be(name, values[item.place], kind, spans, looks)
            ),
            IGNORED,
        )
        taken |= {guess} - {IGNORED}
        guessed.append(replace(item, column=guess))
    return _with_the_missing(guessed, values, kind, spans)


def _with_the_missing(
    seen: Sequence[ColumnSeen], values: Mapping[int, Sequence[str]], kind: Kind, spans: Mapping[str, Span]
) -> list[ColumnSeen]:
    """Guess that a required column of figures, if missing, is the one open column that can hold them."""
    guessed = list(seen)
    for column in columns(kind).values():
        if not column.required or column.id not in spans or any(i.column == column.id for i in guessed):
            continue
        fits = [
            place
            for place, item in enumerate(guessed)
            if item.how == "open"
            and item.column == IGNORED
            and values[item.place]
            and all_fit(values[item.place], spans[column.id])
        ]
        if len(fits) == 1:
            guessed[fits[0]] = replace(guessed[fits[0]], column=column.id)
    return guessed


def _can_be(name: str, texts: Sequence[str], kind: Kind, spans: Mapping[str, Span], looks: Looks) -> bool:
    if name in spans:
        return bool(texts) and mostly_fit(texts, spans[name])
    if columns(kind)[name].holds != "text":
        return False
    return not any(map(readings, texts)) and (name not in looks or mostly_alike(texts, looks[name]))


def mostly_alike(texts: Sequence[str], alike: Callable[[str], bool] | None) -> bool:
    """Return whether more than half of these texts look like the names of a column."""
    return alike is not None and 2 * sum(map(alike, texts)) > len(texts)


def mostly_fit(texts: Sequence[str], span: Span | None) -> bool:
    """Return whether a column can hold more than half of these texts."""
    return span is not None and 2 * sum(_fits(text, span) for text in texts) > len(texts)


def all_fit(texts: Sequence[str], span: Span | None) -> bool:
    """Return whether a column can hold all of these texts."""
    return span is not None and all(_fits(text, span) for text in texts)


def _fits(text: str, span: Span) -> bool:
    return any(map(span.holds, readings(text).values()))


def combined_parts() -> Mapping[str, tuple[str, ...]]:
    """Return the parts of every combined figure of any vintage."""
    return {
        name: tuple(figure.parts)
        for vintage in vintages()
        for name, figure in load_rules(vintage).combined.items()
    }


def cannot_stand_beside(name: str, taken: set[str]) -> bool:
    """Return whether a column cannot stand beside what is there: a combined figure beside its parts."""
    for combined, parts in combined_parts().items():
        if name == combined and taken & set(parts):
            return True
        if name in parts and combined in taken:
            return True
    return False
