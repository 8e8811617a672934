"""A visitor without a browser who uploads files and asks for documents, over Streamlit's own protocol."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from base64 import b64encode
from collections.abc import Callable
from types import TracebackType
from typing import Self

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from ui.present.acts import DID
from ui.visit import keys
from ui.widgets.files import GIVEN

PATIENCE_SECONDS = 150.0

# How the place for own data is called among the components of a page.
PLACE = f"-{keys.own_upload(0).name.removesuffix('0')}"


class Guest:
    """An open session on a page. Use it as an asynchronous context."""

    def __init__(self, url: str, page: str = "") -> None:
        """Prepare a visit of a page of ``url`` (no slash at the end)."""
        self._url = url
        self._page = page
        self._session = ""
        # The stage of a presentation, the step it shows and how many there are.
        self._stage = ("", 1, 1)
        # The place for own data.
        self._place = ""
        # Buttons that can be pressed, by key.
        self._buttons: dict[str, str] = {}
        # Downloads by key: what Streamlit calls the file that is made on the click.
        self._downloads: dict[str, str] = {}

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

    async def go_to(self, page: str) -> None:
        """Open another page of the app, as a click in its navigation does."""
        self._page = page
        self._buttons.clear()
        await self._run(self._request())

    def sees(self, key: str) -> bool:
        """Return whether the page has the button of a key, and it can be pressed."""
        return key in self._buttons

    async def press(self, key: str) -> None:
        """Press the button of a key."""
        request = self._request()
        request.widget_states.widgets.add(id=self._buttons[key], trigger_value=True)
        await self._run(request)

    async def step(self) -> None:
        """Go to the next step of a presentation, after the last to the first."""
        head, number, count = self._stage
        request = self._request()
        request.widget_states.widgets.add(id=head, json_value="{}")
        state = request.widget_states.widgets.add(id=_make_trigger_id(head, "events"))
        done = {"kind": "go", "to": number % count + 1}
        state.json_trigger_value = json.dumps([{"event": DID, "value": done}])
        await self._run(request)

    async def export(self, kind: str) -> tuple[float, bool]:
        """Ask for a document; return the seconds until it is there, and whether it came."""
        message = BackMsg()
        message.backend_operation_request.request_id = uuid.uuid4().hex
        message.backend_operation_request.session_id = self._session
        message.backend_operation_request.deferred_file.file_id = self._downloads[f"export_{kind}"]
        started = time.perf_counter()
        await self._connection.send(message.SerializeToString())
        answer = await self._read(lambda found: found.WhichOneof("type") == "backend_operation_response")
        failed = answer.backend_operation_response.error_msg
        return time.perf_counter() - started, not failed

    async def upload(self, name: str, content: bytes) -> float:
        """Give a file at the place for own data; return the seconds until the page has shown of it."""
        started = time.perf_counter()
        file = {"id": uuid.uuid4().hex, "name": name, "content": b64encode(content).decode()}
        message = {"number": time.time_ns() // 1000, "files": [file]}
        request = self._request()
        request.widget_states.widgets.add(id=self._place, json_value="{}")
        state = request.widget_states.widgets.add(id=_make_trigger_id(self._place, "events"))
        state.json_trigger_value = json.dumps([{"event": GIVEN, "value": message}])
        await self._run(request)
        return time.perf_counter() - started

    def _request(self) -> ClientState:
        request = ClientState(page_name=self._page)
        request.context_info.url = f"{self._url}/{self._page}"
        return request

    async def _run(self, request: ClientState) -> None:
        await self._connection.send(BackMsg(rerun_script=request).SerializeToString())
        early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
        await self._read(
            lambda found: found.WhichOneof("type") == "script_finished" and found.script_finished != early
        )

    async def _read(self, ends: Callable[[ForwardMsg], bool]) -> ForwardMsg:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                frame = await self._connection.recv()
                message = ForwardMsg()
                message.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
                self._see(message)
                if ends(message):
                    return message

    def _see(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._session = message.new_session.initialize.session_id
        if kind != "delta" or message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        found = element.WhichOneof("type")
        if found == "button" and element.button.disabled:
            self._buttons.pop(element.button.id.rpartition("-")[2], None)
        elif found == "button":
            self._buttons[element.button.id.rpartition("-")[2]] = element.button.id
        elif found == "bidi_component" and element.bidi_component.id.endswith(f"-{keys.STAGE.name}"):
            given = json.loads(element.bidi_component.bytes)
            self._stage = (element.bidi_component.id, given["number"], given["count"])
        elif found == "bidi_component" and PLACE in element.bidi_component.id:
            self._place = element.bidi_component.id
        elif found == "download_button":
            button = element.download_button
            self._downloads[button.id.rpartition("-")[2]] = button.deferred_file_id
