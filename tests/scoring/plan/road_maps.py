"""A road map that several tests look at: Bình Thuận 2023 to 45 % and 60 %, behind in the second quarter."""

from datetime import date
from decimal import Decimal

from scoring import Milestone, RoadMap, Task, load_case, milestone_days, road_map_of

CASE = load_case()
WANTED = {"digitization": Decimal(45), "online_payment": Decimal(60)}
QUARTERS = milestone_days(date(2025, 12, 31), date(2026, 12, 31), "quarter")

ON_TRACK = road_map_of(WANTED, {lever: CASE.baseline.percent_of(lever) for lever in WANTED}, QUARTERS)

HOSTILE_LEAD = "<b>Sở</b> *KH&CN* =1+1"


def behind() -> RoadMap:
    """Return the road map with a figure that lacks 2.1 percentage points at the second milestone."""
    first, second, *rest = ON_TRACK.milestones
    reached = Milestone(second.day, second.targets, {"digitization": Decimal(33)})
    tasks = {
        "digitization": Task("digitization", HOSTILE_LEAD, date(2026, 6, 30), "Rà soát hằng tuần"),
        "online_payment": Task("online_payment", "Sở Tài chính"),
    }
    return RoadMap((first, reached, *rest), tasks)
