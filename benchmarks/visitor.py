"""A visitor without a browser: speaks with the dashboard as its page does, to count and measure.

One object is one open page. It connects to 127.0.0.1 alone.
"""

from __future__ import annotations

import http.client
import uuid
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

_WAIT = 180.0
"""Seconds for one answer: in a full room reading waits its turn."""

LET_IN: dict[str, dict[str, str]] = {}
"""The cookie of each server that this process started and came in to, by its bare address."""


def come_in(printed: str) -> str:
    """Brings the key in the address that a start printed; gives the bare address.

    Every `Visitor` of this process is then in, and every browser that is given `LET_IN`.
    """
    address, _, query = printed.strip().partition("/?")
    brought = Visitor(address)
    answer = brought.ask("GET", f"/?{query}")
    if answer.status != 303:
        raise ValueError(f"the key did not open: {answer.status}")
    LET_IN[address] = brought.cookies
    return address


@dataclass
class Visitor:
    """`known_as` is the name of a proxy that a room is reached by; what it sends on is sent.

    A `stranger` has never brought a key.
    """

    address: str
    known_as: str = ""
    stranger: bool = False
    cookies: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    buttons: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    uploader: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    page: str = ""
    _open: ClientConnection | None = None
    _ends: ExitStack = field(default_factory=ExitStack)
    _session: str = ""

    def __post_init__(self) -> None:
        if not self.stranger:
            self.cookies |= LET_IN.get(self.address, {})

    def __enter__(self) -> Visitor:
        self.ask("GET", "/_stcore/health")  # brings the cookie that a page has
        host, port = self.address.removeprefix("http://").split(":")
        token = self.cookies.get("_streamlit_xsrf", "")
        line = connect(
            f"ws://{self.known_as or f'{host}:{port}'}/_stcore/stream",
            address=(host, int(port)),
            origin=self.origin,  # type: ignore[arg-type]
            subprotocols=["streamlit", token],  # type: ignore[list-item]
            additional_headers={"Cookie": self._cookie()},
            max_size=None,
            ping_interval=None,  # nor does a browser ping, and a full room may answer late
            proxy=None,
        )
        self._open = self._ends.enter_context(line)
        self._run()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.close()

    @property
    def origin(self) -> str:
        return f"https://{self.known_as}" if self.known_as else self.address

    def ask(
        self, method: str, path: str, body: bytes = b"", **headers: str
    ) -> http.client.HTTPResponse:
        """One request of the same visitor; its cookies are kept. The body is read."""
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.known_as:
            asked.setdefault("Host", self.known_as)
        if self.cookies:
            asked["Cookie"] = self._cookie()
        line = http.client.HTTPConnection(self.address.removeprefix("http://"), timeout=_WAIT)
        line.request(method, path, body or None, asked)
        answer = line.getresponse()
        answer.text = answer.read()  # type: ignore[attr-defined]
        for cookie in answer.headers.get_all("set-cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        line.close()
        return answer

    def press(self, label: str) -> None:
        """Presses the button whose label ends with this."""
        (chosen,) = [found for text, found in self.buttons.items() if text.endswith(label)]
        self._run(WidgetState(id=chosen, trigger_value=True))

    def go(self, key: str) -> None:
        """Goes to a page by its address."""
        self.page = self.pages[key]
        self._run()

    def hand_over(self, name: str, data: bytes) -> int:
        """Uploads a file and lets the page read it; gives the status of the upload."""
        asked = BackMsg()
        asked.file_urls_request.request_id = uuid.uuid4().hex
        asked.file_urls_request.file_names.append(name)
        asked.file_urls_request.session_id = self._session
        self._send(asked)
        urls = self._until("file_urls_response").file_urls_response.file_urls[0]
        mark = uuid.uuid4().hex
        head = (
            f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        )
        answer = self.ask(
            "PUT",
            urls.upload_url if urls.upload_url.startswith("/") else f"/{urls.upload_url}",
            head.encode() + data + f"\r\n--{mark}--\r\n".encode(),
            Content_Type=f"multipart/form-data; boundary={mark}",
            X_Xsrftoken=self.cookies.get("_streamlit_xsrf", ""),
            Origin=self.origin,
        )
        if answer.status == 204:
            state = WidgetState(id=self.uploader)
            file = state.file_uploader_state_value.uploaded_file_info.add()
            file.name, file.size, file.file_id = name, len(data), urls.file_id
            file.file_urls.CopyFrom(urls)
            self._run(state)
        return answer.status

    def save(self, label: str) -> tuple[bytes, str]:
        """Saves what the button with this label offers: the file, and where it was fetched from."""
        asked = BackMsg()
        asked.backend_operation_request.request_id = uuid.uuid4().hex
        asked.backend_operation_request.session_id = self._session
        asked.backend_operation_request.deferred_file.file_id = self.files[label]
        self._send(asked)
        made = self._until("backend_operation_response").backend_operation_response
        answer = self.ask("GET", made.deferred_file.url)
        return answer.text, made.deferred_file.url  # type: ignore[attr-defined]

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _run(self, *states: WidgetState) -> None:
        asked = BackMsg()
        for state in states:
            asked.rerun_script.widget_states.widgets.add().CopyFrom(state)
        asked.rerun_script.page_script_hash = self.page
        self._send(asked)
        while True:
            finished = self._until("script_finished").script_finished
            if finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return

    def _send(self, message: BackMsg) -> None:
        assert self._open
        self._open.send(message.SerializeToString())

    def _until(self, kind: str) -> Any:
        assert self._open
        while True:
            message = ForwardMsg()
            message.ParseFromString(self._open.recv(timeout=_WAIT))  # type: ignore[arg-type]
            self._take(message)
            if message.WhichOneof("type") == kind:
                return message

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.words, self.buttons, self.files, self.uploader = [], {}, {}, ""
            self._session = message.new_session.initialize.session_id
            self.page = message.new_session.page_script_hash
        elif kind == "navigation":
            self.pages = {
                page.url_pathname: page.page_script_hash for page in message.navigation.app_pages
            }
            self.page = message.navigation.page_script_hash
        elif kind == "delta" and message.delta.HasField("new_element"):
            element = message.delta.new_element
            drawn = element.WhichOneof("type")
            if drawn == "button":
                self.buttons[element.button.label] = element.button.id
            elif drawn == "download_button":
                self.files[element.download_button.label] = element.download_button.deferred_file_id
            elif drawn == "file_uploader":
                self.uploader = element.file_uploader.id
            elif drawn in ("markdown", "heading", "text", "alert"):
                self.words.append(getattr(element, drawn).body)
