"""A visitor without a browser: speaks Streamlit's websocket protocol and moves levers.

It asks for what a browser asks for and reads every message to the end of a run, but draws nothing,
so a hundred of them fit on one machine beside the server.
"""

from __future__ import annotations

import asyncio
import json
import time
from types import TracebackType
from typing import Self

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from ui.visit import keys

PATIENCE_SECONDS = 30.0

# What the live component is called, and how its reports are addressed.
LIVE = f"-{keys.LIVE.name}"
REPORT = "act"


class RunFailedError(RuntimeError):
    """A run that ended with an error on the page, or did not end in time."""


class Visitor:
    """An open session. Use it as an asynchronous context."""

    def __init__(self, url: str, query: str = "") -> None:
        """Prepare a visit of ``url`` (no slash at the end) with a query such as ``digitization=45``."""
        self._url = url
        self._query = query
        self._live, self._fragment = "", ""
        self._taken = 0
        self.totals: list[int] = []

    async def __aenter__(self) -> Self:
        """Connect and wait until the whole page has come."""
        address = self._url.replace("http", "ws", 1) + "/_stcore/stream"
        self._connection: ClientConnection = await connect(
            address, subprotocols=["streamlit"], max_size=None
        )
        await self._run(self._request())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave."""
        await self._connection.close()

    async def move(self, lever: str, position: int) -> float:
        """Let a lever go at a position (tenths of a percent); return the run's seconds.

        Raises:
            RunFailedError: the page shows an error, does not take the move over, or does not end in time.

        """
        number = self._taken + 1
        request = self._request()
        request.fragment_id = self._fragment
        request.widget_states.widgets.add(id=self._live, json_value="{}")
        state = request.widget_states.widgets.add()
        state.id = _make_trigger_id(self._live, "events")
        act = {"act": number, "kind": "set", "lever": lever, "value": position}
        state.json_trigger_value = json.dumps([{"event": REPORT, "value": [act]}])
        started = time.perf_counter()
        await self._run(request)
        if self._taken != number:
            raise RunFailedError("the move was not taken over")
        return time.perf_counter() - started

    def _request(self) -> ClientState:
        request = ClientState(query_string=self._query)
        request.context_info.url = f"{self._url}/?{self._query}"
        return request

    async def _run(self, request: ClientState) -> None:
        await self._connection.send(BackMsg(rerun_script=request).SerializeToString())
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not self._ends(await self._connection.recv()):
                    pass
        except TimeoutError as error:
            raise RunFailedError(f"no end after {PATIENCE_SECONDS} s") from error

    def _ends(self, frame: str | bytes) -> bool:
        """Read a message; tell whether it ends what was asked for."""
        message = ForwardMsg()
        message.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._see(message)
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        if kind != "script_finished":
            return False
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            raise RunFailedError("the script does not compile")
        # A lever's callback ends its own run at once and asks for the parts it changes.
        return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def _see(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RunFailedError(element.exception.message)
        if kind == "bidi_component" and element.bidi_component.id.endswith(LIVE):
            given = json.loads(element.bidi_component.bytes)
            self._live, self._fragment = element.bidi_component.id, message.delta.fragment_id
            self._taken = given["taken"]
            self.totals.append(given["result"]["total"])
