"""The rules reproduce every published figure of 2026 and the complete leagues."""

import csv
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import scoring
from scoring.__main__ import main
from scoring.validation import Check, validate

ROOT = Path(__file__).resolve().parents[2]
CENT = Decimal("0.01")


def _checks(subject: str) -> dict[tuple[int, str], Check]:
    return {(check.year, check.id): check for check in validate() if check.subject == subject}


def test_every_official_indicator_score_is_reproduced_but_one_tie() -> None:
    rules = scoring.load_rules("portal_2026")
    exceptions = {}
    scored = 0
    with (ROOT / "data" / "counts" / "2026.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if not (row["denominator"] and row["score"]):
                continue
            scored += 1
            points = rules.points(row["indicator"], int(row["numerator"]), int(row["denominator"]))
            if points != Decimal(row["score"]):
                exceptions[row["province"], row["indicator"]] = (points, row["score"])
    # 34 provinces with 14 scored indicators each; Sơn La promulgated nothing (0/0, no score).
    assert scored == 34 * 14 - 1
    # 6 x 1/48 = 0.125: exactly half a cent, which the portal printed as 0.12.
    assert exceptions == {("Tây Ninh", "publish_decision_on_time"): (Decimal("0.13"), "0.12")}


def test_the_validation_table_covers_those_scores_with_the_one_exception() -> None:
    checks = _checks("indicator")
    assert sum(check.checked for check in checks.values()) == 34 * 14 - 1
    assert {name: check.exceptions for (_, name), check in checks.items() if check.exceptions} == {
        "publish_decision_on_time": (("Tây Ninh", CENT),)
    }


def test_the_groups_of_2026_are_off_by_at_most_a_cent_in_three_named_provinces() -> None:
    checks = _checks("group")
    assert set(checks) == {
        (2026, name) for name in ("transparency", "progress", "digitization", "satisfaction")
    }
    assert {check.checked for check in checks.values()} == {34}
    off = {name: dict(check.exceptions) for (_, name), check in checks.items() if check.exceptions}
    assert list(off) == ["transparency"]
    assert {who: abs(difference) for who, difference in off["transparency"].items()} == {
        "Tây Ninh": CENT,
        "Thái Nguyên": CENT,
        "Thanh Hóa": CENT,
    }


@pytest.mark.parametrize("year", [2025, 2026])
def test_totals_and_ranks_of_the_complete_leagues_are_reproduced(year: int) -> None:
    for subject in ("total", "rank"):
        check = _checks(subject)[year, subject]
        assert (check.checked, check.exact, check.exceptions) == (34, 34, ())


def test_the_reconciled_baseline_of_2023_is_part_of_the_table() -> None:
    assert _checks("reconciliation")[2023, "total"].exact == 1
    assert _checks("rank")[2023, "rank"].exact == 1


def test_the_command_prints_the_table_and_succeeds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate"]) == 0
    printed = capsys.readouterr().out
    assert f"data version {scoring.data_version()}" in printed
    for check in validate():
        assert re.search(rf"{check.year} +{check.subject} +{check.id} +{check.checked} ", printed)
    assert "Tây Ninh +0.01, Thái Nguyên +0.01, Thanh Hóa -0.01" in printed
    assert re.search(r"^(\d+) of \1 checks hold$", printed, re.MULTILINE)


@pytest.mark.parametrize(
    ("check", "status"),
    [
        (Check(2026, "group", "progress", 34, 33, 1, (("Huế", CENT),)), 0),
        (Check(2026, "group", "progress", 34, 33, 0, (("Huế", Decimal("0.02")),)), 1),
        (Check(2026, "rank", "rank", 34, 33, 0, (("Huế", Decimal(1)),)), 1),
    ],
)
def test_the_command_fails_where_a_figure_is_off_by_more_than_a_cent(
    check: Check, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scoring.__main__.validate", lambda: (check,))
    assert main(["validate"]) == status
    assert f"{1 - status} of 1 checks hold" in capsys.readouterr().out


def test_the_command_runs_as_a_module() -> None:
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "scoring", "validate"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "Thanh Hóa -0.01" in run.stdout


def test_the_command_prints_the_data_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["version"]) == 0
    assert capsys.readouterr().out.strip() == scoring.data_version()


def test_without_a_command_the_usage_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2
    assert "validate" in capsys.readouterr().err
