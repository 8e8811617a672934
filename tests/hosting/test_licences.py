"""docs/licences.md lists exactly the packages of the lock, each with a licence that allows this use."""

from __future__ import annotations

import re

import pytest

from deploy.licences import PAGE, Package, locked_names, page, read_package

TABLE = PAGE.read_text(encoding="utf-8").partition("| --- | --- | --- |\n")[2]
ROWS = [Package(*cells) for cells in re.findall(r"^\| (\S+) \| ([^|]+) \| (\S+) \|$", TABLE, re.MULTILINE)]

# Licences that allow use in and with any program. A new one is read by a person before it is added.
PERMISSIVE = re.compile(r"MIT|BSD|0BSD|Apache|PSF|MPL|Zlib|CC0|Mozilla Public License")


def test_the_page_lists_what_is_locked():
    assert [row.name for row in ROWS] == locked_names(), "run: python deploy/licences.py"


def test_the_page_is_as_the_command_writes_it():
    assert page(ROWS) == PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_part_of_a_licence_is_a_known_permissive_one(row: Package):
    parts = re.split(r" AND | OR | and ", row.licence)
    assert [part for part in parts if not PERMISSIVE.search(part)] == []


def test_a_package_states_its_own_licence():
    assert read_package("streamlit").licence == "Apache-2.0"
    assert read_package("altair").licence == "BSD License"
