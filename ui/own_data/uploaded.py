"""Files before they are used: what each is said to be, what was decided, and what reading it gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from scoring import Case, League, Unit
from scoring.datafiles import Words
from scoring.own_data import Choices, LeagueFacts, OwnCounts, OwnLeague, Reading, read_own_league
from scoring.own_data.any_table import read_counts_of, read_kind
from scoring.tables.columns import Kind
from scoring.tables.sizes import MAX_BYTES
from scoring.units.table import read_units_of
from ui.visit import keys
from ui.visit.keys import Key
from ui.visit.model import OwnData
from ui.widgets import heavy
from ui.widgets.files import empty, take_out
from ui.widgets.files import given as files_given
from ui.words.texts import Texts, load_texts

OwnReading = Reading[OwnLeague] | Reading[OwnCounts] | Reading[tuple[Unit, ...]]

# More than there are kinds of tables.
MOST_FILES = 6


@dataclass
class UploadedFile:
    """A file as uploaded or pasted; ``identity`` stays the same while it lies in the upload.

    ``counted_to`` is what was typed as the last day its counts cover.
    """

    file: str
    content: bytes
    kind: Kind
    identity: str = ""
    counted_to: str = ""
    choices: Choices = field(default_factory=Choices)
    asked: object = None
    reading: OwnReading | None = None
    beside: tuple[object, Reading[OwnCounts]] | None = None

    def read(self, base: Case, facts: LeagueFacts | None, texts: Texts) -> OwnReading:
        """Return what the file says: a league of these facts, counts of the base's province, or its units.

        A file that could not be read because too many waited is read again the next time.
        """
        question = (self.kind, base.id, facts, self.choices)
        if self.reading is None or self.asked != question or _was_busy(self.reading):
            self.asked = question
            self.reading = self._read(base, facts, texts)
        return self.reading

    def read_beside(self, league: League, province: str, texts: Texts) -> Reading[OwnCounts]:
        """Return the counts of a province of a league: of its year, under its rules."""
        question = (league.vintage, province, self.choices, league.year)
        if self.beside is None or self.beside[0] != question or _was_busy(self.beside[1]):
            vintage, *others = question
            self.beside = question, heavy.read(texts, read_counts_of, self.content, vintage, *others)
        return self.beside[1]

    def _read(self, base: Case, facts: LeagueFacts | None, texts: Texts) -> OwnReading:
        if self.kind == "units":
            return heavy.read(texts, read_units_of, self.content, base.rules.id, self.choices)
        if self.kind == "league" and facts is not None:
            return heavy.read(texts, read_own_league, self.content, facts, self.choices)
        return heavy.read(
            texts, read_counts_of, self.content, base.rules.id, base.province, self.choices, base.year
        )

    def data(self, base: Case, own: OwnLeague | OwnCounts, reading: OwnReading) -> OwnData:
        """Return the file as own data that can be used."""
        on = base.id if isinstance(own, OwnCounts) else ""
        return OwnData(self.file, self.content, own, on, reading.layout, reading.warnings)

    def decide(self, choices: Choices) -> None:
        """Take over what the user decided."""
        self.choices = choices


def _was_busy(reading: OwnReading) -> bool:
    return any(problem.code == heavy.BUSY for problem in reading.errors)


def drafts() -> list[UploadedFile]:
    """Return the files that were uploaded or pasted last and are not used yet."""
    found: list[UploadedFile] = keys.OWN_DRAFT.get([])
    return found


def upload_key() -> Key[Any]:
    """Return the key of the upload: another one, hence empty, once a file is used."""
    return keys.own_upload(keys.OWN_VERSION.get(0))


def take(texts: Texts) -> None:
    """Take over what was just uploaded; taking a file away again forgets it."""
    known = {item.identity: item for item in drafts() if item.identity}
    files = files_given(upload_key())
    _hold([known.get(item.id) or _new(item.name, item.content, texts, item.id) for item in files])


def take_pasted(texts: Texts) -> None:
    """Take over what was pasted, in place of any other file."""
    if (pasted := keys.OWN_PASTED.get("")).strip():
        empty(upload_key())
        # One byte more than allowed is enough to be refused.
        _hold([_new(texts("own.pasted_file"), pasted.encode(errors="replace")[: MAX_BYTES + 1], texts)])


def forget(used: UploadedFile) -> None:
    """Forget a file that is in use elsewhere now; the others stay."""
    left = [item for item in drafts() if item is not used]
    take_out(upload_key(), used.identity)
    if left:
        keys.OWN_DRAFT.set(left)
    else:
        done()


def done() -> None:
    """Forget the files: one is in use now."""
    empty(upload_key())
    keys.OWN_DRAFT.set([])
    keys.OWN_PASTED.set("")
    keys.OWN_VERSION.set(keys.OWN_VERSION.get(0) + 1)


def _new(name: str, content: bytes, texts: Texts, identity: str = "") -> UploadedFile:
    """Return a file, of the kind its headings tell or else the one that is chosen on the page."""
    chosen: Kind = keys.OWN_KIND.get("counts")
    told: Kind | None = heavy.read(texts, read_kind, content, chosen).value
    return UploadedFile(name, content, told or chosen, identity)


def _hold(files: list[UploadedFile]) -> None:
    keys.OWN_DRAFT.set(files)
    if len(files) == 1 and files[0].kind != "units":
        keys.OWN_KIND.set(files[0].kind)


def league_facts(year: int, size: int, vintage: str) -> LeagueFacts:
    """Return the facts of an own league as the planner gave them."""
    note = Words(vi=load_texts("vi")("own.league_note"), en=load_texts("en")("own.league_note"))
    return LeagueFacts(year, size, vintage, note)
