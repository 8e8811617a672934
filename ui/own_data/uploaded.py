"""An uploaded file before it is used: what it is said to be, and what reading it gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scoring import Case, load_rules
from scoring.datafiles import Words
from scoring.own_data import (
    Choices,
    DecimalSign,
    LeagueFacts,
    OwnCounts,
    OwnLeague,
    Reading,
    read_own_counts,
    read_own_league,
)
from scoring.tables.columns import OwnKind
from scoring.tables.sizes import MAX_BYTES
from ui.links.grammar import clean_name
from ui.visit import keys
from ui.visit.keys import Key
from ui.visit.model import OwnData
from ui.widgets import heavy
from ui.words.texts import Texts, load_texts

OwnReading = Reading[OwnLeague] | Reading[OwnCounts]


@dataclass
class UploadedFile:
    """A file as uploaded; ``decimal`` is the planner's decision on the decimal sign."""

    file: str
    content: bytes
    decimal: DecimalSign | None = None
    asked: object = None
    reading: OwnReading | None = None

    def read(self, kind: OwnKind, base: Case, facts: LeagueFacts | None, texts: Texts) -> OwnReading:
        """Return what the file says: a league of these facts, or counts of the base's province.

        A file that could not be read because too many waited is read again the next time.
        """
        question = (kind, base.id, facts, Choices(self.decimal))
        if self.reading is None or self.asked != question or _was_busy(self.reading):
            self.asked = question
            self.reading = (
                heavy.read(texts, read_own_league, self.content, facts, Choices(self.decimal))
                if facts is not None
                else heavy.read(
                    texts, _read_counts, self.content, base.rules.id, base.province, Choices(self.decimal)
                )
            )
        return self.reading

    def data(self, base: Case, own: OwnLeague | OwnCounts) -> OwnData:
        """Return the file as own data that can be used."""
        return OwnData(self.file, self.content, own, base.id if isinstance(own, OwnCounts) else "")


def _was_busy(reading: OwnReading) -> bool:
    return any(problem.code == heavy.BUSY for problem in reading.errors)


def _read_counts(content: bytes, vintage: str, province: str, choices: Choices) -> Reading[OwnCounts]:
    return read_own_counts(content, load_rules(vintage), province, choices)


def draft() -> UploadedFile | None:
    """Return the file that was uploaded last and is not used yet."""
    found: UploadedFile | None = keys.OWN_DRAFT.get()
    return found


def upload_key() -> Key[Any]:
    """Return the key of the upload: another one, hence empty, once its file is used."""
    return keys.own_upload(keys.OWN_VERSION.get(0))


def take() -> None:
    """Take over what was just uploaded; taking a file away again forgets it."""
    uploaded = upload_key().read()
    # One byte more than allowed is enough to be refused.
    keys.OWN_DRAFT.set(
        None
        if uploaded is None
        else UploadedFile(clean_name(uploaded.name) or "?", uploaded.getvalue()[: MAX_BYTES + 1])
    )


def done() -> None:
    """Forget the file: it is in use now."""
    keys.OWN_DRAFT.set(None)
    keys.OWN_VERSION.set(keys.OWN_VERSION.get(0) + 1)


def league_facts(year: int, size: int, vintage: str) -> LeagueFacts:
    """Return the facts of an own league as the planner gave them."""
    note = Words(vi=load_texts("vi")("own.league_note"), en=load_texts("en")("own.league_note"))
    return LeagueFacts(year, size, vintage, note)
