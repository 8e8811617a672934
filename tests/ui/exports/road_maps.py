"""Road maps to export in tests: with figures put in, with a whole group, and with hostile texts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from scoring import FromNow, Milestone, RoadMap, Task, find_case, simulate
from tests.ui.exports.made import DAY, HOSTILE
from ui.exports.content import report
from ui.exports.model import Report
from ui.words.texts import Language, load_texts

DAYS = (date(2026, 12, 31), date(2027, 3, 31), date(2027, 6, 30))


def _percents(**percents: str) -> dict[str, Decimal]:
    return {lever: Decimal(percent) for lever, percent in percents.items()}


ROAD_MAPS: dict[str, tuple[str, RoadMap]] = {
    # e_result_issued moves online filing and digitisation along; petitions are late in December.
    "begun": (
        "lam-dong-2026",
        RoadMap(
            (
                Milestone(
                    DAYS[0],
                    _percents(e_result_issued="80", petition_on_time="65"),
                    _percents(e_result_issued="81.5", petition_on_time="60"),
                ),
                Milestone(DAYS[1], _percents(e_result_issued="90")),
                Milestone(
                    DAYS[2],
                    _percents(e_result_issued="99.5", petition_on_time="90", dossier_digitised="45"),
                ),
            ),
            {
                "e_result_issued": Task(
                    "e_result_issued", "Văn phòng UBND tỉnh", DAYS[1], "Cấp kết quả điện tử"
                ),
                "petition_on_time": Task("petition_on_time", HOSTILE[0], None, HOSTILE[4]),
            },
        ),
    ),
    "group": (
        "binh-thuan-2023",
        RoadMap(
            (
                Milestone(DAYS[0], _percents(digitization="30")),
                Milestone(DAYS[1], _percents(digitization="45.5", online_payment="60")),
            )
        ),
    ),
}


def _long() -> RoadMap:
    """Return a road map of twelve months, many levers with long names, and leads as long as may be."""
    indicators = find_case("binh-thuan-2023").rules.indicators
    longest = sorted(indicators, key=lambda key: -len(indicators[key].name.vi))[:10]
    days = [date(2027, month, 28) for month in range(1, 13)]
    lead = "Trung tâm Phục vụ hành chính công tỉnh, phối hợp với các sở, ban, ngành và xã"
    return RoadMap(
        tuple(
            Milestone(day, dict.fromkeys(longest, Decimal(40 + 5 * number)))
            for number, day in enumerate(days, start=1)
        ),
        {lever: Task(lever, lead) for lever in longest},
    )


ROAD_MAPS["long"] = ("binh-thuan-2023", _long())


# Road maps of a case that is seen from a day on.
SEEN = {"rest": FromNow(date(2026, 10, 10))}

ROAD_MAPS["rest"] = (
    "lam-dong-2026",
    RoadMap(
        (
            Milestone(date(2026, 11, 30), _percents(e_result_issued="85", citizen_data_procedure="55")),
            Milestone(DAYS[0], _percents(e_result_issued="97.5", on_time_settlement="95")),
        )
    ),
)


@cache
def report_of(kind: str, language: Language) -> Report:
    """Return the report of the scenario that a road map leads to."""
    case, road_map = ROAD_MAPS[kind]
    last = road_map.targets_at(len(road_map.milestones) - 1)
    found = find_case(case)
    outcome = simulate(found.seen(SEEN[kind]) if kind in SEEN else found, last)
    return report(outcome, load_texts(language), date=DAY, road_map=road_map)
