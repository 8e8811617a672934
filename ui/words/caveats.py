"""What a result rests on, in one line: own data, the other provinces, what is estimated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from scoring import Case, Outcome
from ui.words import names, numbers
from ui.words.marking import marking
from ui.words.texts import Texts


def caveats(outcome: Outcome, texts: Texts) -> str:
    """Return what the result rests on, in one line."""
    assumed = texts("caveat.peers", peers=names.peers(outcome.peers, outcome.case, texts))
    mark = marking(outcome.case, texts)
    return " · ".join(
        [*([mark] if mark else []), *from_now(outcome.case, texts), assumed, *estimates(outcome, texts)]
    )


def caveats_of_all(outcomes: Sequence[Outcome], texts: Texts) -> str:
    """Return what several results of one case rest on, in one line, each way named once."""
    return "; ".join(dict.fromkeys(caveats(outcome, texts) for outcome in outcomes))


def from_now(case: Case, texts: Texts) -> list[str]:
    """Return between which days the levers are ratios, where that is not the whole year."""
    if case.from_now is None:
        return []
    last = numbers.date(case.period.year_end, texts.language)
    if case.from_now.day >= case.period.year_end:
        return [texts("from_now_export.over", last=last)]
    first = numbers.date(case.from_now.day + timedelta(1), texts.language)
    return [texts("from_now.caveat", first=first, last=last)]


def estimates(outcome: Outcome, texts: Texts) -> list[str]:
    """Return what of the result is estimated; nothing where all of it is known."""
    codes = {assumption.code: assumption for assumption in outcome.assumptions}
    parts = []
    if "league_partial" in codes and not outcome.rank.is_exact:
        parts.append(texts("caveat.rank_estimated", **codes["league_partial"].facts))
    if "indicators_estimated" in codes:
        parts.append(texts("caveat.indicators_estimated", **codes["indicators_estimated"].facts))
    if "online_split_estimated" in codes:
        split = str(codes["online_split_estimated"].facts["groups"]).split(", ")
        named = "; ".join(names.lever_in_sentence(outcome.case.rules, name, texts) for name in split)
        parts.append(texts("caveat.online_split", groups=named))
    return parts
