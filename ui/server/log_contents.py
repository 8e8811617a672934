"""No log of this process holds what a link says, nor who asked: whoever writes it, however it was started.

The app's own journal never writes such things. Others would: uvicorn's log of requests and of WebSockets
with their addresses, whatever is logged at a lower level, and traces whose message repeats what was read.
Records of requests are dropped; of all other records every query and quoted value is taken out.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator, Mapping
from typing import Any

# Loggers that write one line for each request or message, of every server that can run the app.
REQUEST_LOGS = ("uvicorn.access", "uvicorn.asgi", "gunicorn.access", "hypercorn.access")

# Uvicorn's own log: below its level of information it tells headers and lines of requests, and its lines
# of WebSockets hold the visitor's address and the path with its query.
SERVER_LOGS = ("uvicorn", "uvicorn.error", "websockets", "websockets.server", "hypercorn.error", "asyncio")
WEBSOCKET_LINE = '"WebSocket '

REMOVED = "…"
QUERY = re.compile(r"\?[^\s\"'<>]*=[^\s\"'<>]*")
PAIR = re.compile(r"(?<![\w=])(\w+)=[^\s&;,)\]]+")
QUOTED = re.compile(r"(['\"`‘’“”])(?:(?!\1).)+\1", re.DOTALL)


def keep_links_out() -> None:
    """Take links' contents and visitors' addresses out of every log of this process, from now on.

    Calling it again changes nothing.
    """
    for name in REQUEST_LOGS:
        _filter(name, _drop)
    for name in SERVER_LOGS:
        _filter(name, _is_harmless)
    make = logging.getLogRecordFactory()
    if not getattr(make, "keeps_links_out", False):
        logging.setLogRecordFactory(_Cleaning(make))


class _Cleaning:
    """Makes records without what links say."""

    keeps_links_out = True

    def __init__(self, make: Any) -> None:
        """Stand before what makes records."""
        self._make = make

    def __call__(self, *args: Any, **kwargs: Any) -> logging.LogRecord:
        """Return the record, cleaned."""
        record: logging.LogRecord = self._make(*args, **kwargs)
        message = _message(record)
        cleaned = without_query(message)
        # What is clean stays as it is: some formatters look at the arguments.
        if cleaned != message or any(isinstance(part, BaseException) for part in _parts(record)):
            record.msg, record.args = cleaned, ()
        if record.exc_info and (error := record.exc_info[1]) is not None:
            # Formatters write the text of a trace where it is there, and then ask for nothing else.
            record.exc_text = trace(error)
            record.exc_info = None
        return record


def without_query(text: str) -> str:
    """Return text with the query of every address in it taken out."""
    return QUERY.sub(f"?{REMOVED}", text)


def without_values(message: str) -> str:
    """Return the message of an error without what it repeats: quoted texts, queries, values of keys."""
    plain = QUOTED.sub(lambda found: f"{found[1]}{REMOVED}{found[1]}", without_query(message))
    return PAIR.sub(rf"\1={REMOVED}", plain)


def trace(error: BaseException) -> str:
    """Return the trace of an error as text, its messages and those of its causes without values."""
    text = "".join(traceback.format_exception(error)).rstrip()
    # Longer messages first: one may be a part of another.
    for message in sorted(set(_messages(error)), key=len, reverse=True):
        text = text.replace(message, without_values(message))
    return text


def _messages(error: BaseException | None, depth: int = 10) -> Iterator[str]:
    if error is None or not depth:
        return
    if message := str(error):
        yield message
    yield from getattr(error, "__notes__", ())
    inner = getattr(error, "exceptions", ())
    for other in (error.__cause__, error.__context__, *inner):
        yield from _messages(other, depth - 1)


def _message(record: logging.LogRecord) -> str:
    """Return a record's message with its arguments in place; errors among them without values."""
    if isinstance(record.msg, BaseException):
        return without_values(str(record.msg))
    args = record.args
    if isinstance(args, tuple):
        args = tuple(map(_argument, args))
    elif args:
        args = {key: _argument(value) for key, value in args.items()}
    return str(record.msg) % args if args else str(record.msg)


def _parts(record: logging.LogRecord) -> Iterator[object]:
    yield record.msg
    yield from record.args.values() if isinstance(record.args, Mapping) else record.args or ()


def _argument(value: object) -> object:
    return without_values(str(value)) if isinstance(value, BaseException) else value


def _filter(name: str, keeps: Any) -> None:
    logger = logging.getLogger(name)
    if keeps not in logger.filters:
        logger.addFilter(keeps)


def _drop(_record: logging.LogRecord) -> bool:
    return False


def _is_harmless(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.INFO and WEBSOCKET_LINE not in str(record.msg)
