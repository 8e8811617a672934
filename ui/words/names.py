"""Names of groups, indicators and cases in the current language."""

from __future__ import annotations

from scoring import Case, CaseRef, Peers, Rules, pace_of
from scoring.provinces.register import Change
from ui.words import numbers
from ui.words.outside_text import as_text
from ui.words.texts import Texts


def lever(rules: Rules, key: str, texts: Texts) -> str:
    """Return the name of a group, of an indicator, or of a figure that stands for several groups."""
    named = rules.groups.get(key) or rules.combined.get(key) or rules.indicators[key]
    return texts.pick(named.name)


def lever_in_sentence(rules: Rules, key: str, texts: Texts) -> str:
    """Return the name of a lever as it stands inside a sentence."""
    plain = name_in_sentence(rules, key, texts)
    return texts("sentence.group", name=plain) if key in rules.groups else plain


def name_in_sentence(rules: Rules, key: str, texts: Texts) -> str:
    """Return the plain name of a group or an indicator as it stands inside a sentence."""
    name = lever(rules, key, texts)
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def kind(rules: Rules, key: str, texts: Texts) -> str:
    """Return what a lever's percentage is of: a group's maximum, or an indicator's own ratio.

    From a day on it is the ratio of what is still to come, or that of a state on the year's last day.
    """
    if rules.is_begun and (moved := rules.indicator_moved_by(key)):
        state = rules.indicators[moved].so_far is None
        return texts("from_now_export.kind_state" if state else "from_now_export.kind_rate")
    return texts("lever.kind_group" if key in rules.groups else "lever.kind_indicator")


def levers(rules: Rules, keys: str, texts: Texts) -> str:
    """Return a comma-separated list of ids as names, which may have commas of their own."""
    return "; ".join(lever(rules, key, texts) for key in keys.split(", "))


def case(item: Case | CaseRef) -> str:
    """Return the name of a case: province and year."""
    return f"{item.province} {item.year}"


def case_as_text(item: Case | CaseRef) -> str:
    """Return the name of a case as Markdown: a province's name may come from an own file."""
    return as_text(case(item))


def peers(assumed: Peers, case: Case, texts: Texts) -> str:
    """Return an assumption about the other provinces, as it stands inside a sentence."""
    if assumed.kind == "still":
        return texts("peers.still")
    if assumed.kind == "field":
        return texts("peers.field", year=assumed.years[0])
    if assumed.kind == "pace":
        pace = pace_of(case, assumed)
        mean = numbers.change(pace.mean, texts.language)
        return texts("peers.pace", start=pace.start, end=pace.end, mean=mean)
    return _shift(assumed, ("peers.up", "peers.down"), ("peers.up_alike", "peers.down_alike"), texts)


def peers_in_short(assumed: Peers, texts: Texts) -> str:
    """Return what the other provinces do, where they are named before: ``tăng bình quân 2 điểm``."""
    if assumed.kind == "still":
        return texts("peers.short_still")
    if assumed.kind == "field":
        return texts("peers.short_field", year=assumed.years[0])
    if assumed.kind == "pace":
        start, end = assumed.years
        return texts("peers.short_pace", start=start, end=end)
    alike = ("peers.short_up_alike", "peers.short_down_alike")
    return _shift(assumed, ("peers.short_up", "peers.short_down"), alike, texts)


def _shift(assumed: Peers, each: tuple[str, str], alike: tuple[str, str], texts: Texts) -> str:
    """Return a number of points in words, with how far apart provinces move where that was chosen.

    The texts are those of a gain and of a loss: where each moves its own way, and where all move alike.
    """
    points = numbers.maximum(abs(assumed.points), texts.language)
    falls = assumed.points < 0
    if assumed.spread is None:
        return texts(each[falls], points=points)
    if not assumed.spread:
        return texts(alike[falls], points=points)
    moved = texts(each[falls], points=points)
    return texts("peers.spread", moved=moved, spread=numbers.maximum(assumed.spread, texts.language))


def province_change(change: Change, texts: Texts) -> str:
    """Return what became of a province, in a sentence."""
    day = numbers.date(change.day, texts.language)
    return texts(f"case.became.{change.kind}", old=change.old, new=change.new, day=day)
