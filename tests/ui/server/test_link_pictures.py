"""The picture of a link: what is drawn, how often, how many at once, and what comes of a failure."""

from __future__ import annotations

import struct
import threading
from collections.abc import Callable
from concurrent.futures import wait
from dataclasses import replace

import pytest
from starlette.applications import Starlette

from scoring import data_version
from scoring.what_if.scenario import Scenario
from tests.ui.server.asking import Reply, application, ask
from ui.exports.chart_process import ConversionError
from ui.links.model import NO_COMPARISON
from ui.server import Settings
from ui.server.headers import security_headers
from ui.server.link_previews import pictures as shelf
from ui.server.link_previews import route
from ui.server.link_previews.pictures import BusyError, Pictures, Wanted

PNG = b"\x89PNG\r\n\x1a\n"
PLAIN = Wanted(Scenario(), NO_COMPARISON, "vi")
SECONDS = 5.0


def _wanted(number: int) -> Wanted:
    return replace(PLAIN, scenario=Scenario(changes={"digitization": number}))


def _served(draw: Callable[[Wanted], bytes], base_path: str = "") -> Starlette:
    return Starlette(routes=route.picture_routes(Settings(base_path=base_path), Pictures(draw)))


def _size(reply: Reply) -> tuple[int, int]:
    assert reply.body.startswith(PNG)
    assert reply.headers["content-type"] == "image/png"
    width, height = struct.unpack(">II", reply.body[16:24])
    return width, height


def test_a_picture_is_a_png_of_its_size_and_differs_by_what_it_shows(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(route, "PATIENCE_SECONDS", 60.0)
    app = application(Settings())
    queries = ["lang=en", "digitization=45", "s1=digitization=45;name=<b>Số%20hóa</b>"]
    replies = [ask(f"/preview.png?{query}", app) for query in queries]
    assert {_size(reply) for reply in replies} == {(1200, 630)}
    assert len({reply.body for reply in replies}) == len(queries)
    for reply in replies:
        assert (
            reply.headers["content-security-policy"]
            == security_headers(Settings())["Content-Security-Policy"]
        )
        assert reply.headers["x-content-type-options"] == "nosniff"


def test_parameters_that_mean_the_same_share_one_picture():
    drawn: list[Wanted] = []
    app = _served(lambda wanted: drawn.append(wanted) or PNG)
    for query in (
        "digitization=45&online_payment=60",
        "v=1&amp;online_payment=60.00&amp;digitization=45.0",
        "lang=vi&digitization=45&online_payment=60&step=2&goal=total:70&embed=true&unknown=1",
    ):
        assert ask(f"/preview.png?{query}", app).body == PNG
    assert len(drawn) == 1
    ask("/preview.png?digitization=45&online_payment=60&lang=en", app)
    assert len(drawn) == 2


def test_a_picture_of_today_s_data_may_be_kept_by_others():
    app = _served(lambda _wanted: PNG)
    kept = ask(f"/preview.png?v=1&data={data_version()}&digitization=45", app).headers["cache-control"]
    assert kept == "public, max-age=86400"
    for query in ("digitization=45", "data=00000000", f"data={data_version()}&nonsense=1"):
        assert ask(f"/preview.png?{query}", app).headers["cache-control"] == "public, max-age=300"


def test_a_converter_that_fails_answers_later_and_is_asked_again():
    answers: list[bytes | Exception] = [ConversionError("failed"), ValueError("unforeseen"), PNG]

    def draw(_wanted: Wanted) -> bytes:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    app = _served(draw)
    for _ in range(2):
        reply = ask("/preview.png", app)
        assert (reply.status, reply.body) == (503, b"")
        assert reply.headers["retry-after"] == "5"
        assert reply.headers["cache-control"] == "no-store"
    assert ask("/preview.png", app).status == 200


def test_who_waits_too_long_is_told_and_the_picture_is_there_the_next_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(route, "PATIENCE_SECONDS", 0.05)
    go = threading.Event()
    pictures = Pictures(lambda _wanted: PNG if go.wait(SECONDS) else b"")
    app = Starlette(routes=route.picture_routes(Settings(), pictures))
    assert ask("/preview.png", app).status == 503
    waiting = pictures.ask(PLAIN)
    go.set()
    assert waiting.result(SECONDS) == PNG
    assert ask("/preview.png", app).body == PNG


def test_only_so_many_are_asked_for_at_once_and_one_is_drawn_at_a_time():
    go = threading.Event()
    at_once: list[int] = []
    drawing = threading.Semaphore(shelf.AT_ONCE)

    def draw(_wanted: Wanted) -> bytes:
        at_once.append(drawing.acquire(blocking=False))
        go.wait(SECONDS)
        drawing.release()
        return PNG

    pictures = Pictures(draw)
    asked = [pictures.ask(_wanted(number)) for number in range(shelf.MOST_ASKED)]
    # The same again is no further picture.
    assert pictures.ask(_wanted(0)) is asked[0]
    with pytest.raises(BusyError):
        pictures.ask(_wanted(99))
    busy = ask("/preview.png?lang=en", Starlette(routes=route.picture_routes(Settings(), pictures)))
    assert (busy.status, busy.headers["retry-after"]) == (503, "5")
    go.set()
    wait(asked, SECONDS)
    assert all(at_once)
    assert pictures.ask(_wanted(99)).result(SECONDS) == PNG


def test_few_are_kept_and_the_one_not_asked_for_longest_goes():
    drawn: list[Wanted] = []
    pictures = Pictures(lambda wanted: drawn.append(wanted) or PNG)
    for number in range(shelf.KEPT):
        pictures.ask(_wanted(number)).result(SECONDS)
    pictures.ask(_wanted(0)).result(SECONDS)
    pictures.ask(_wanted(shelf.KEPT)).result(SECONDS)
    assert len(drawn) == shelf.KEPT + 1
    pictures.ask(_wanted(0)).result(SECONDS)
    assert len(drawn) == shelf.KEPT + 1
    pictures.ask(_wanted(1)).result(SECONDS)
    assert len(drawn) == shelf.KEPT + 2


def test_pictures_lie_below_the_base_path_and_are_only_read():
    app = _served(lambda _wanted: PNG, "/chi-so-766")
    assert ask("/chi-so-766/preview.png", app).body == PNG
    assert ask("/preview.png", app).status == 404
    assert ask("/chi-so-766/preview.png", app, method="POST").status == 405
