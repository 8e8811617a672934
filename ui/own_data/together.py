"""Several files checked against each other: what one says of what another says."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import streamlit as st

from scoring import Case, Unit
from scoring.own_data import OwnLeague
from scoring.rounding import round_half_up
from scoring.units.units import units_group
from ui.own_data import league_and_counts
from ui.own_data.uploaded import UploadedFile
from ui.words import numbers
from ui.words.outside_text import as_code, as_text
from ui.words.texts import Texts


def show(files: list[UploadedFile], base: Case, texts: Texts) -> None:
    """Show what the files say together, where more than one could be read."""
    read = [(n, item, item.reading.value) for n, item in enumerate(files) if item.reading is not None]
    leagues = [(n, item, value) for n, item, value in read if isinstance(value, OwnLeague)]
    units = [(item, value) for _, item, value in read if isinstance(value, tuple)]
    counts = [item for item in files if item.kind == "counts"]
    doubled = [kind for kind, count in Counter(item.kind for item in files).items() if count > 1]
    if not (leagues and (units or counts)) and not doubled:
        return
    with st.container(border=True, key="own_together"):
        st.markdown(f"**{texts('own.together')}**")
        for kind in doubled:
            name = texts("own.units_kind" if kind == "units" else f"own.kind_{kind}")
            count = sum(item.kind == kind for item in files)
            st.info(texts("own.together_same", count=count, kind=name), icon=":material/info:")
        for number, league, own in leagues:
            # Of two files of counts it must be clear which one is meant.
            if len(counts) == 1:
                league_and_counts.show(league, counts[0], number, base, texts)
            for other, value in units:
                _units(league, own, other, value, base, texts)


def _units(
    league: UploadedFile,
    own: OwnLeague,
    other: UploadedFile,
    units: tuple[Unit, ...],
    base: Case,
    texts: Texts,
) -> None:
    """Show the units' mean beside the province's points: how the one becomes the other is not published."""
    row, group = own.league.row(base.province), units_group(base)
    known = [unit for unit in units if unit.points is not None]
    weight = sum(unit.dossiers for unit in known)
    if row is None or group not in row.groups or not weight:
        return
    mean = sum((unit.dossiers * Fraction(unit.points or 0) for unit in known), Fraction(0)) / weight
    st.info(
        texts(
            "own.together_units",
            units=as_code(other.file),
            league=as_code(league.file),
            mean=numbers.points(round_half_up(mean), texts.language),
            group=texts.pick(base.rules.groups[group].name),
            province=as_text(base.province),
            points=numbers.points(Decimal(row.groups[group]), texts.language),
        ),
        icon=":material/info:",
    )
