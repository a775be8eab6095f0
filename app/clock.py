"""The real clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Europe/Amsterdam")


class SystemClock:
    """Tells the computer's time."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """This day in the municipality's time zone."""
        return self.now().astimezone(LOCAL_ZONE).date()


def start_of_day(moment: datetime) -> datetime:
    """Midnight before `moment` in the municipality's time zone, in UTC."""
    local = moment.astimezone(LOCAL_ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    return local.astimezone(UTC)
