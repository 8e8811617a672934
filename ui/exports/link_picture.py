"""The picture that a link shows where it is pasted: result, strip of provinces, what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scoring import Outcome, data_version, field_of
from ui.exports import picture_parts as parts
from ui.exports.chart_process import convert
from ui.exports.light_theme import FONTS, colours
from ui.exports.picture_parts import Part, text
from ui.words import names, numbers, ranks, sentences, sources
from ui.words.caveats import caveats_of_all
from ui.words.scenario_names import numbered
from ui.words.texts import Texts

# What chats and networks show without cutting, in pixels.
WIDTH, HEIGHT = 1200, 630
MARGIN = 60

# Where the parts lie, from above; the foot grows upwards.
TITLE, ACTION, LABELS, FIGURES, NOTES, STRIP_TITLE, STRIP, FOOT_END = 74, 116, 212, 284, 328, 408, 456, 606

# Where the three figures begin: total, rank, band. A figure too long for its column is written smaller.
COLUMNS = (MARGIN, 360, 770)
FIGURE_SIZE, LONGEST_FIGURE = 60, 9

# Where the rows of a comparison lie, and their name, total, change and rank.
FIRST_ROW, ROW_STEP = 206, 48
ROW_COLUMNS = (MARGIN, 600, 740, 866)

# Characters of a line at its size.
ACTION_WRAP, FOOT_WRAP, NOTE_WRAP, NAME_WRAP = 82, 122, 33, 36
FOOT_SIZE = 16

# How far the strip's ends lie beyond the outermost totals, in points; how near to the picture's edge the
# middle of a label may come, and how near to another label.
BEYOND = 1
EDGE, ROOM_FOR_TOTAL, ROOM_FOR_NUMBER = 95, 90, 26

# Scenarios of a comparison, each under its name.
Compared = Sequence[tuple[str, Outcome]]


def draw(outcome: Outcome, texts: Texts, compared: Compared = (), *, seconds: float) -> bytes:
    """Return the picture of an outcome, or of a comparison in its case, as PNG of 1200 by 630 pixels.

    Raises:
        ConversionError: the converter failed or took longer than ``seconds``.

    """
    return convert([design(outcome, texts, compared)], "png", seconds=seconds)[0]


def design(outcome: Outcome, texts: Texts, compared: Compared = ()) -> Part:
    """Return the picture as a Vega-Lite design in which every place is a pixel."""
    said = _rows(compared, texts) if compared else _result(outcome, texts)
    words = [
        text(texts("preview.title", case=names.case(outcome.case)), MARGIN, TITLE, 34, bold=True),
        *said,
        *_foot([shown for _, shown in compared] or [outcome], texts),
    ]
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "padding": 0,
        "autosize": "none",
        "background": colours()["backgroundColor"],
        "layer": [*_strip(outcome, compared, texts), parts.texts_layer(words)],
        "config": {"font": FONTS, "view": {"stroke": None}},
    }


def _result(outcome: Outcome, texts: Texts) -> list[Part]:
    """Return what is changed, then total, rank and band, each with its notes."""
    baseline, language = outcome.case.baseline, texts.language
    action = sentences.action(outcome, texts) if outcome.changes else texts("preview.unchanged")
    total_notes, rank_notes, band_notes = [], [ranks.range_of(outcome.rank, texts)], []
    if outcome.total != baseline.total:
        since = texts("headline.since", before=numbers.points(baseline.total, language))
        total_notes.append(f"{numbers.change(outcome.change, language)} {since}")
    if outcome.rank != baseline.rank:
        rank_notes.append(texts("headline.unchanged_today", rank=sentences.rank(baseline.rank, texts)))
    if outcome.band.id != baseline.band.id:
        band_notes.append(texts("headline.band_from", before=texts.pick(baseline.band.name)))
    band_notes.append(_to_next_band(outcome, texts))
    rank_label = texts("headline.rank", size=outcome.rank.size)
    total, rank = numbers.points(outcome.total, language), sentences.rank_alone(outcome.rank, texts)
    return [
        *parts.block(parts.wrapped(action, ACTION_WRAP), MARGIN, ACTION, 24),
        *_figure(COLUMNS[0], texts("headline.total"), total, total_notes),
        *_figure(COLUMNS[1], rank_label, rank, rank_notes),
        *_figure(COLUMNS[2], texts("headline.band"), texts.pick(outcome.band.name), band_notes),
    ]


def _figure(x: int, label: str, figure: str, notes: list[str]) -> list[Part]:
    size = min(FIGURE_SIZE, FIGURE_SIZE * LONGEST_FIGURE // len(figure))
    lines = [line for note in notes for line in parts.wrapped(note, NOTE_WRAP)]
    return [
        text(label, x, LABELS, 20),
        text(figure, x, FIGURES, size, bold=True),
        *parts.block(lines, x, NOTES, 20),
    ]


def _to_next_band(outcome: Outcome, texts: Texts) -> str:
    above = [band for band in outcome.case.rules.bands if band.start > outcome.total]
    if not above:
        return texts("live.highest")
    following = min(above, key=lambda band: band.start)
    missing = numbers.points(following.start - outcome.total, texts.language)
    return texts("live.missing", points=missing, band=texts.pick(following.name))


def _rows(compared: Compared, texts: Texts) -> list[Part]:
    """Return the scenarios of a comparison below each other, with total, change and rank."""
    size = compared[0][1].rank.size
    _, total_x, change_x, rank_x = ROW_COLUMNS
    words = [
        text(texts("preview.comparison", count=len(compared)), MARGIN, ACTION, 24),
        text(texts("headline.total"), total_x, FIRST_ROW - ROW_STEP, 18),
        text(texts("headline.rank", size=size), rank_x, FIRST_ROW - ROW_STEP, 18),
    ]
    shown = numbered([name for name, _ in compared])
    for number, (name, (_, outcome)) in enumerate(zip(shown, compared, strict=True)):
        y = FIRST_ROW + number * ROW_STEP
        (line,) = parts.wrapped(name, NAME_WRAP, most=1)
        words += [
            text(line, MARGIN, y, 24),
            text(numbers.points(outcome.total, texts.language), total_x, y, 34, bold=True),
            text(numbers.change(outcome.change, texts.language), change_x, y, 22),
            text(sentences.rank(outcome.rank, texts), rank_x, y, 25, bold=True),
        ]
    return words


def _foot(outcomes: Sequence[Outcome], texts: Texts) -> list[Part]:
    origin = sources.source(outcomes[0].case.source, texts)
    said = (caveats_of_all(outcomes, texts), texts("preview.foot", data=data_version(), source=origin))
    lines = [line for part in said for line in parts.wrapped(part, FOOT_WRAP)]
    start = FOOT_END - (len(lines) - 1) * parts.line_step(FOOT_SIZE)
    return parts.block(lines, MARGIN, start, FOOT_SIZE, "neutral")


def _strip(outcome: Outcome, compared: Compared, texts: Texts) -> list[Part]:
    """Return the other provinces' known totals as ticks, ours today as ring, scenarios as diamonds."""
    others = sorted(field_of(outcome.case, outcome.peers).totals.values())
    before = outcome.case.baseline.total
    reached = [shown.total for _, shown in compared] or [outcome.total]
    ends = min(*others, before, *reached) - BEYOND, max(*others, before, *reached) + BEYOND

    def place(total: Decimal) -> float:
        return MARGIN + float((total - ends[0]) / (ends[1] - ends[0])) * (WIDTH - 2 * MARGIN)

    moved = [total for total in reached if total != before]
    key = "preview.strip" if moved else "preview.strip_today"
    title = texts(key, known=len(others) + 1, size=outcome.rank.size)
    if compared:
        marked = [(total, str(number), "scenario") for number, total in enumerate(reached, start=1)]
    else:
        own = [(before, "text"), *((total, "scenario") for total in moved)]
        marked = [(total, numbers.points(total, texts.language), role) for total, role in own]
    labels = [
        text(
            label, min(max(place(total), EDGE), WIDTH - EDGE), STRIP + 44, 22, role, bold=True, middle=True
        )
        for total, label, role in marked
    ]
    room = ROOM_FOR_NUMBER if compared else ROOM_FOR_TOTAL
    ink, green = parts.in_role("text"), parts.in_role("scenario")
    tick = {"type": "tick", "orient": "vertical", "size": 26, "thickness": 3, "opacity": 0.75}
    diamond = {"type": "point", "shape": "diamond", "size": 560, "filled": True, "color": green}
    ring = {"type": "point", "size": 340, "strokeWidth": 4, "filled": False, "color": ink}
    return [
        parts.line_layer(MARGIN, WIDTH - MARGIN, STRIP, colours()["borderColor"]),
        parts.marks_layer(
            [place(total) for total in others], STRIP, **tick, color=parts.in_role("neutral")
        ),
        parts.marks_layer([place(total) for total in moved], STRIP, **diamond),
        parts.marks_layer([place(before)], STRIP, **ring),
        parts.texts_layer([text(title, MARGIN, STRIP_TITLE, 20), *parts.apart(labels, room)]),
    ]
