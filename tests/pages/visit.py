"""A visit to the app without a browser: open a link, move levers, read what the page shows.

A moved lever draws only the parts it changes, and the tree then holds only those. So such an action is
followed by a whole run here, after which the tree is the page as the reader sees it.
"""

from __future__ import annotations

import json
import re
import secrets
from base64 import b64encode
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, parse_qsl

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest, local_script_runner

from scoring.rounding import from_cents
from ui.visit import keys
from ui.words import numbers
from ui.words.texts import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("simulate", "baseline", "plan", "compare", "units", "present", "method")

# One case of each level of detail: announced, combined, groups, counts.
CASE_OF_EACH_DETAIL = ("binh-thuan-2023", "ca-mau-2023", "lam-dong-2025", "lam-dong-2026")

# Every case with one language, each language with two: what is worded does not depend on the case.
CASES_BY_LANGUAGE = tuple(zip(CASE_OF_EACH_DETAIL, LANGUAGES * 2, strict=True))


def open_link(query: str = "", page: str = "simulate") -> AppTest:
    """Open ``?query`` on a page in a fresh session, as a browser does with a shared link."""
    app = AppTest.from_file(ROOT / "ui" / "shell.py", default_timeout=30)
    if page != "simulate":
        # Known before the first run, since its address is its file's name.
        app.switch_page(str(ROOT / "pages" / f"{page}.py"))
    put_link(app, query)
    return app.run()


def put_link(app: AppTest, query: str | Mapping[str, str | list[str]]) -> None:
    """Put a link into the address without running, as the back button or an edited address does."""
    parameters = parse_qs(query, keep_blank_values=True) if isinstance(query, str) else query
    app.query_params.clear()
    app.query_params.update(parameters)
    _steps[:] = [True]


# Whether the next run follows a step in the browser's history, which AppTest cannot say.
_steps: list[bool] = []


def _run_data(**options: Any) -> RerunData:
    """Return what a run is asked for with, marked as the browser marks a step back or forward."""
    is_step = bool(options and _steps and _steps.pop())
    return RerunData(**options, is_history_navigation=is_step)


local_script_runner.RerunData = _run_data  # type: ignore[misc,assignment]


def follow_navigation(app: AppTest, page: str) -> None:
    """Go to another page by the navigation: Streamlit then drops the address's parameters."""
    app.query_params.clear()
    app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()


def see_whole(app: AppTest) -> None:
    """Draw the whole page where the last action drew parts of it only.

    What the shell shows first is drawn by whole runs alone.
    """
    if 0 not in app.main.children:
        app.run()


def live(app: AppTest) -> dict[str, Any]:
    """Return what the live component was given last: the result, and the levers as they stand."""
    return cast("dict[str, Any]", json.loads(_live(app).bytes))


def _live(app: AppTest) -> BidiComponent:
    (found,) = _mounted(app, keys.LIVE.name)
    return found


def _is_live(app: AppTest) -> bool:
    return bool(_mounted(app, keys.LIVE.name))


def _mounted(app: AppTest, name: str) -> list[BidiComponent]:
    return [proto for proto in _components(app) if proto.id.endswith(f"-{name}")]


def _components(app: AppTest) -> list[BidiComponent]:
    return [cast("BidiComponent", element.proto) for element in app.get("bidi_component")]


def _is_staged(app: AppTest) -> bool:
    return bool(_mounted(app, keys.STAGE.name))


def stage(app: AppTest) -> dict[str, Any]:
    """Return what the presentation's stage was given last: message, picture and bar of the step."""
    (found,) = _mounted(app, keys.STAGE.name)
    return cast("dict[str, Any]", json.loads(found.bytes))


def foot(app: AppTest) -> str:
    """Return the line at the foot of the stage."""
    (found,) = _mounted(app, "stage_foot")
    return plain(json.loads(found.bytes)["foot"])


def do_on_stage(app: AppTest, **done: object) -> None:
    """Do something on the stage, as the browser reports it."""
    (found,) = _mounted(app, keys.STAGE.name)
    _report(app, found, "did", done)


def completion(app: AppTest) -> dict[str, Any]:
    """Return what the lever of a plan's completion was given last."""
    (found,) = _mounted(app, keys.COMPLETION.name)
    return cast("dict[str, Any]", json.loads(found.bytes))


def do_completion(app: AppTest, said: object) -> None:
    """Have the browser report where the lever of a plan's completion was let go, whatever it says."""
    (found,) = _mounted(app, keys.COMPLETION.name)
    _report(app, found, "done", said)


def stored(app: AppTest) -> dict[str, Any]:
    """Return what the browser was given last to store, and to put into the address."""
    (found,) = _mounted(app, keys.MEMORY.name)
    return cast("dict[str, Any]", json.loads(found.json))


def report_stored(app: AppTest, text: str | None, number: int = 1, base: int = 0) -> None:
    """Report to the server what the browser has stored, as it does on a first visit."""
    (found,) = _mounted(app, keys.MEMORY.name)
    _report(app, found, "found", {"number": number, "base": base, "text": text})


def act(app: AppTest, *acts: tuple[str, str, object]) -> None:
    """Do with the levers what a hand does: each act is its kind, the lever, and its value.

    They are reported as the browser reports them, in one message.
    """
    first = live(app)["taken"] + 1
    report(
        app,
        [
            {"act": first + place, "kind": kind, "lever": lever, "value": value}
            for place, (kind, lever, value) in enumerate(acts)
        ],
    )


def report(app: AppTest, said: object) -> None:
    """Have the browser report something about the levers, whatever it is."""
    _report(app, _live(app), "act", said)


def give(app: AppTest, place: str, *files: tuple[str, bytes]) -> None:
    """Choose files at the place of a key, instead of those chosen there before, as a hand does."""
    named = [
        {"id": secrets.token_hex(4), "name": name, "content": b64encode(content).decode()}
        for name, content in files
    ]
    give_message(app, place, {"number": files_at(app, place)["heard"] + 1, "files": named})


def give_message(app: AppTest, place: str, message: object) -> None:
    """Have the browser say that files are given, whatever it says."""
    (found,) = _mounted(app, place)
    _report(app, found, "given", message)


def files_at(app: AppTest, place: str) -> dict[str, Any]:
    """Return what a place for files was given last to show."""
    (found,) = _mounted(app, place)
    return cast("dict[str, Any]", json.loads(found.json))


def place_called(app: AppTest, start: str) -> str:
    """Return the key of the place for files whose key starts so: its end changes once a file is used."""
    (found,) = (proto for proto in _components(app) if f"-{start}" in proto.id)
    return str(json.loads(found.json)["place"])


def _report(app: AppTest, component: BidiComponent, event: str, said: object) -> None:
    states = app._tree.get_widget_states()
    told = states.widgets.add()
    told.id = _make_trigger_id(component.id, "events")
    told.json_trigger_value = json.dumps([{"event": event, "value": said}])
    app._run(states)
    see_whole(app)


def type_value(app: AppTest, lever: str, text: str) -> None:
    act(app, ("type", lever, text))


def slide(app: AppTest, lever: str, label: str) -> None:
    """Let a lever go at a position such as ``"45,0%"``."""
    act(app, ("set", lever, round(float(label.removesuffix("%").replace(",", ".")) * 10)))


def reset(app: AppTest, lever: str) -> None:
    act(app, ("reset", lever, ""))


def press(app: AppTest, key: str) -> None:
    app.button(key=key).click().run()
    see_whole(app)


def choose(app: AppTest, key: str, option: object) -> None:
    """Choose one option of a segmented control or a select box."""
    app.get_by_key(key).set_value(option).run()
    see_whole(app)


def open_section(app: AppTest, *keys: str) -> None:
    """Open popovers or expanders that show their content only while they are open.

    AppTest cannot click an expander. Its state is set as the browser's click and the app's callback
    would leave it: the expander open, and remembered as opened.
    """
    remembered = dict(app.session_state["sections"]) if "sections" in app.session_state else {}
    for key in keys:
        app.session_state[key] = True
        remembered[key] = True
    app.session_state["sections"] = remembered
    app.run()


def open_window(app: AppTest, key: str) -> None:
    """Open a window over the page by its button; it stays open from run to run."""
    press(app, key)


def use_preset(app: AppTest, preset: str) -> None:
    open_window(app, "presets")
    press(app, f"preset_{preset}")


def headings(app: AppTest) -> list[str]:
    """Return the page's first headings: Streamlit's own, and what the page writes as one itself."""
    written = [re.findall(r"<h1[^>]*>(.*?)</h1>", element.proto.body) for element in app.get("html")]
    staged = [plain(stage(app)["message"])] if _is_staged(app) else []
    return [*(title.value for title in app.title), *staged, *(text for found in written for text in found)]


def headline(app: AppTest) -> list[str]:
    """Return the figures of the headline: total, rank and band, on the units page its own.

    While the other provinces move, the rank if nothing is done stands before the band.
    """
    if not _is_live(app):
        return [metric.value for metric in app.container(key="headline").metric]
    given = live(app)
    result, rank = given["result"], given["result"]["rank"]
    total = numbers.points(from_cents(result["total"]), given["language"])
    alone = str(rank["median"])
    about = alone if rank["low"] == rank["high"] else given["words"]["about"].format(rank=alone)
    unchanged = [result["unchanged"]["value"]] if result["unchanged"] else []
    band = [name for start, name in given["bands"] if start <= result["total"]][-1]
    return [total, about, *unchanged, band]


def sentence(app: AppTest) -> str:
    """Return the sentence of the headline, with ordinary spaces."""
    if not _is_live(app):
        return plain(app.container(key="headline").markdown[0].value).split("**")[1]
    return plain(live(app)["result"]["sentence"])


def address(app: AppTest) -> dict[str, str]:
    """Return the parameters in the browser's address, which its side of the app may have put there."""
    written = dict(cast("Mapping[str, str]", app.query_params))
    put = stored(app)["address"]
    replaced = dict(parse_qsl(put[2])) if put else {}
    return replaced if not written and replaced == app.session_state["link"] else written


def open_groups(app: AppTest) -> None:
    """Show the levers by indicator."""
    choose(app, "level", "detailed")


def choose_case(app: AppTest, key: str, option: object) -> None:
    """Choose a year or a province in the picker."""
    open_section(app, "case_picker")
    choose(app, key, option)


def lever(app: AppTest, name: str) -> dict[str, Any]:
    """Return a lever as the live component was given it."""
    return next(
        item for section in live(app)["sections"] for item in section["levers"] if item["id"] == name
    )


def position(app: AppTest, name: str) -> tuple[str, str]:
    """Return where range and typed value of a lever stand."""
    shown = lever(app, name)
    percent = numbers.percent(Decimal(shown["position"] or 0) / 10, live(app)["language"])
    return plain(percent), shown["shown"]


def refused(app: AppTest) -> list[str]:
    """Return what the levers say of what was mistyped."""
    levers_shown = [item for section in live(app)["sections"] for item in section["levers"]]
    return [item["error"] for item in levers_shown if item["error"]]


def levers(app: AppTest) -> list[str]:
    """Return the levers that can be moved on the page, also those of groups that are closed."""
    return [item["id"] for section in live(app)["sections"] for item in section["levers"]]


def open_groups_shown(app: AppTest) -> list[str]:
    """Return the groups of indicators that the page opens by itself."""
    return [section["id"] for section in live(app)["sections"] if section["label"] and section["opened"]]


def resettable(app: AppTest) -> list[str]:
    """Return the levers that offer the way back to their baseline."""
    return [name for name in levers(app) if lever(app, name)["changed"] or lever(app, name)["error"]]


def words(app: AppTest) -> str:
    """Return everything the page says, tables included, with ordinary spaces."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "error", "warning", "info")
    said = [element.value for kind in kinds for element in getattr(app, kind)]
    if _is_live(app):
        said += [*headline(app), *_texts_of(live(app))]
    if _is_staged(app):
        said += [*_texts_of(stage(app)), foot(app)]
    for metric in app.metric:
        said += [metric.label, metric.value, metric.delta]
    for table in (*app.table, *app.dataframe):
        said += [str(cell) for cell in (*table.value.columns, *table.value.to_numpy().ravel())]
    said += [
        element.label
        for element in (*app.button, *app.download_button, *app.toggle, *app.expander, *app.tabs)
    ]
    return plain("\n".join(said))


# What the live component is given beside texts: names for itself, and templates without their facts.
NOT_SHOWN = {"id", "basis", "field", "language", "session", "words", "bar", "kind", "draft", "what", "code"}


def _texts_of(given: object) -> list[str]:
    """Return every text in what the live component was given."""
    if isinstance(given, str):
        return [given]
    if isinstance(given, dict):
        return [text for key, item in given.items() if key not in NOT_SHOWN for text in _texts_of(item)]
    return [text for item in given for text in _texts_of(item)] if isinstance(given, list) else []


def plain(text: str) -> str:
    """Return a text with ordinary spaces, so that goldens can be typed."""
    return text.replace("\u00a0", " ").replace("\u2002", " ").replace("\u2003", " ")
