"""The app's log: one JSON line per event, without anything that points to a person.

No addresses of visitors, no user agents, and of a query only the names of keys the app knows.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TextIO

# The attribute of a log record that holds its facts: ``logger.info("api", extra={FACTS: {...}})``.
FACTS = "facts"

JOURNAL = "ui"


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON: time, level, logger, event, its facts, any trace."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        facts: Mapping[str, object] = getattr(record, FACTS, {})
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **facts,
        }
        if found := record.exc_text or (record.exc_info and self.formatException(record.exc_info)):
            line["trace"] = found
        return json.dumps(line, ensure_ascii=False, default=str)


def start_journal(stream: TextIO | None = None) -> None:
    """Write the app's own events as JSON lines to ``stream``, by default to standard error.

    Does nothing where whoever embeds the app has given its logger a handler already.
    """
    journal = logging.getLogger(JOURNAL)
    if journal.handlers:
        return
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    journal.addHandler(handler)
    journal.setLevel(logging.INFO)
    journal.propagate = False
