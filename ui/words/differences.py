"""Everything in which a scenario differs from the official figures, as plain lines of text."""

from __future__ import annotations

from scoring import Outcome
from scoring.what_if.peers import STILL
from ui.words import names, numbers
from ui.words.marking import marking
from ui.words.percentages import baseline_percent, shown_baseline
from ui.words.texts import Texts
from ui.words.whole_year import with_whole_year


def all_of(outcome: Outcome, texts: Texts) -> list[str]:
    """Return every difference, one line each: own data, changes, other provinces, couplings left out."""
    mark = marking(outcome.case, texts)
    lines = [mark] if mark else []
    lines += [change(outcome, key, texts) for key in outcome.changes]
    if outcome.peers != STILL:
        assumed = names.peers(outcome.peers, outcome.case, texts)
        lines.append(assumed[:1].upper() + assumed[1:])
    if not outcome.couplings:
        lines.append(texts("share.couplings_off"))
    return lines


def change(outcome: Outcome, key: str, texts: Texts) -> str:
    """Return a change in words: the lever, from where to where, and what the percentage is of."""
    return texts(
        "share.change",
        lever=names.lever(outcome.case.rules, key, texts),
        before=before(outcome, key, texts),
        after=with_whole_year(
            outcome.case,
            key,
            outcome.changes[key],
            numbers.short_percent(outcome.changes[key], texts.language),
            texts,
        ),
        kind=names.kind(outcome.case.rules, key, texts),
    )


def before(outcome: Outcome, key: str, texts: Texts) -> str:
    """Return where a lever stands at the baseline, as shown, and marked where that is an estimate."""
    shown, basis = shown_baseline(outcome.case, key, texts), outcome.case.baseline.basis_of(key)
    is_estimate = basis == "estimated" and baseline_percent(outcome.case, key) is not None
    return f"{shown} ({texts('basis.estimated')})" if is_estimate else shown
