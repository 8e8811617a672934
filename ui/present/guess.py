"""What the room expects before the result is shown: guesses of the total and of the rank, the median."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from statistics import median
from typing import Any, Literal

from scoring import Outcome
from scoring.rounding import to_cents
from scoring.rules import TOTAL_POINTS
from ui.present.step import Picture, Step
from ui.visit import keys, state
from ui.visit.model import MOST_GUESSES, Guesses, WrongGuess
from ui.words import numbers, sentences
from ui.words.texts import Texts
from ui.words.typed_values import read_decimal, read_whole

# What is guessed.
What = Literal["total", "rank"]

# What one step on the dial is: a tenth of a point, in cents.
TURN = 10


def step() -> Step:
    """Return the step that asks."""
    return Step("guess", _message, picture=_dial, rests_on=lambda _outcome, _texts: [])


def noted() -> Guesses:
    """Return the guesses for the current scenario; those for another say nothing of this one."""
    found = keys.GUESSES.get()
    scenario = state.scenario()
    return found if found is not None and found.scenario == scenario else Guesses(scenario)


def against(outcome: Outcome, texts: Texts) -> list[str]:
    """Return what the room guessed beside the result, in a line; none where nobody did."""
    guesses, parts = noted(), []
    if guesses.totals:
        middle = median(guesses.totals)
        off = numbers.change(outcome.total - middle, texts.language)
        shown = numbers.points(middle, texts.language)
        parts.append(
            texts("present.guessed_total", guess=shown, off=off)
            if len(guesses.totals) == 1
            else texts("stage.guessed_total", count=len(guesses.totals), guess=shown, off=off)
        )
    if guesses.ranks:
        shown = _rank(median(guesses.ranks), texts)
        now = sentences.rank(outcome.rank, texts)
        parts.append(
            texts("present.guessed_rank", guess=shown, rank=now)
            if len(guesses.ranks) == 1
            else texts("stage.guessed_rank", count=len(guesses.ranks), guess=shown, rank=now)
        )
    return [" · ".join(parts)] if parts else []


def note(what: What, text: str, size: int) -> None:
    """Note a guess as it was typed; what is none is kept to be mended, and nothing is noted."""
    guesses = noted()
    total = read_decimal(text, TOTAL_POINTS) if what == "total" else None
    rank = read_whole(text, range(1, size + 1)) if what == "rank" else None
    keys.GUESS_WRONG.set(WrongGuess(what, text) if total is None and rank is None else None)
    if total is not None and len(guesses.totals) < MOST_GUESSES:
        guesses = Guesses(guesses.scenario, (*guesses.totals, total), guesses.ranks)
    if rank is not None and len(guesses.ranks) < MOST_GUESSES:
        guesses = Guesses(guesses.scenario, guesses.totals, (*guesses.ranks, rank))
    keys.GUESSES.set(guesses)


def forget(what: What, place: int) -> None:
    """Take a guess back; a place where none stands says nothing."""
    guesses = noted()
    if what == "total":
        guesses = Guesses(guesses.scenario, _without(guesses.totals, place), guesses.ranks)
    else:
        guesses = Guesses(guesses.scenario, guesses.totals, _without(guesses.ranks, place))
    keys.GUESSES.set(guesses)


def _without(items: tuple[Any, ...], place: int) -> tuple[Any, ...]:
    return items[:place] + items[place + 1 :]


def _message(outcome: Outcome, texts: Texts) -> str:
    return texts("present.guess", total=numbers.points(outcome.case.baseline.total, texts.language))


def _dial(outcome: Outcome, texts: Texts) -> Picture:
    guesses = noted()
    is_full = len(guesses.totals) >= MOST_GUESSES or len(guesses.ranks) >= MOST_GUESSES
    return {
        "kind": "dial",
        "note": texts("present.guess_note"),
        "choice": texts("stage.choice"),
        "draft": outcome.case.id,
        "full": texts("stage.guesses_full", most=MOST_GUESSES) if is_full else "",
        "scales": [_totals(outcome, guesses.totals, texts), _ranks(outcome, guesses.ranks, texts)],
    }


def _totals(outcome: Outcome, guessed: Sequence[Decimal], texts: Texts) -> Picture:
    baseline, language = outcome.case.baseline, texts.language
    bands = sorted(outcome.case.rules.bands, key=lambda band: band.start)
    ends = [*(to_cents(band.start) for band in bands[1:]), TOTAL_POINTS * 100]
    before = numbers.points(baseline.total, language)
    middle = median(guessed) if guessed else None
    return {
        "what": "total",
        "name": texts("stage.of_total"),
        "label": texts("present.guess_total"),
        "low": 0,
        "high": TOTAL_POINTS * 100,
        "step": TURN,
        "cents": True,
        "reversed": False,
        "before": to_cents(baseline.total),
        "beforeText": texts("stage.today_is", figure=before),
        "bands": [
            [to_cents(band.start), end, texts.pick(band.name)]
            for band, end in zip(bands, ends, strict=True)
        ],
        "guesses": _shown([(to_cents(total), numbers.points(total, language)) for total in guessed], texts),
        "middle": None if middle is None else to_cents(middle),
        "middleText": before if middle is None else numbers.points(middle, language),
        "middleLabel": _label(len(guessed), texts),
        **_wrong("total", texts("present.guess_total_error")),
    }


def _ranks(outcome: Outcome, guessed: Sequence[int], texts: Texts) -> Picture:
    rank, size = outcome.case.baseline.rank, outcome.rank.size
    middle = median(guessed) if guessed else None
    return {
        "what": "rank",
        "name": texts("stage.of_rank"),
        "label": texts("present.guess_rank", size=size),
        "low": 1,
        "high": size,
        "step": 1,
        "cents": False,
        "reversed": True,
        "before": rank.median,
        "beforeText": texts("stage.today_is", figure=sentences.rank_alone(rank, texts)),
        "bands": [[1, size, ""]],
        "guesses": _shown([(guess, str(guess)) for guess in guessed], texts),
        "middle": None if middle is None else round(middle),
        "middleText": str(rank.median) if middle is None else _rank(middle, texts),
        "middleLabel": _label(len(guessed), texts),
        **_wrong("rank", texts("present.guess_rank_error", size=size)),
    }


def _shown(guessed: list[tuple[int, str]], texts: Texts) -> list[dict[str, Any]]:
    return [
        {"value": value, "text": text, "forget": texts("stage.forget", guess=text)}
        for value, text in guessed
    ]


def _label(count: int, texts: Texts) -> str:
    """Return what the figure in the middle of the dial is."""
    if not count:
        return texts("stage.today")
    return texts("stage.guess_one") if count == 1 else texts("stage.median", count=count)


def _rank(middle: float, texts: Texts) -> str:
    """Return a median of ranks: ``44`` or, between two, ``44,5``."""
    return numbers.decimal(Decimal(str(middle)), texts.language, "0.#")


def _wrong(what: What, words: str) -> dict[str, str]:
    wrong = keys.GUESS_WRONG.get()
    found = wrong is not None and wrong.what == what
    return {"error": words if found else "", "typed": wrong.text if found and wrong is not None else ""}
