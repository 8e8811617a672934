"""Streamlit lets go at once of a mount that newer data overtook while its script was loading.

It also calls a component's script again for new data without letting go of the call before. Neither may
cost the visitor the lever in hand, show anything twice or report anything twice.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page

import scoring
from scoring.what_if.scenario import Scenario
from tests.e2e.actions import open_page
from tests.e2e.server import Server
from ui.live.head import head
from ui.words.texts import Language, load_texts

COMPONENTS = "/_stcore/bidi-components/chi-so-766"

OVERTAKEN = """
async ([script, first, second]) => {
  const { default: mount } = await import(script);
  const parentElement = document.createElement("div");
  document.body.append(parentElement);
  const sent = (data) => new TextEncoder().encode(JSON.stringify(data));
  const component = (data) => ({ data: sent(data), parentElement, setTriggerValue: () => undefined });
  mount(component(first))();
  const lever = parentElement.querySelector("[data-lever] input[type=range]");
  const leave = mount(component(second));
  const shown = parentElement.querySelectorAll(".live").length;
  const same = lever === parentElement.querySelector("[data-lever] input[type=range]");
  const total = parentElement.querySelector(".figure .value").textContent;
  parentElement.remove();
  leave();
  mount(component(second));
  return { shown, same, total, afterwards: parentElement.querySelectorAll(".live").length };
}
"""

HEARD = """
async ([script]) => {
  const { default: mount } = await import(script);
  const heard = [];
  const data = {
    session: "s", number: 1, text: "mine", heard: 0, forgotten: 0, most: 100, address: null,
  };
  const setTriggerValue = (name, report) => heard.push(report.text);
  let leave;
  for (let number = 1; number <= 3; number++) leave = mount({ data: { ...data, number }, setTriggerValue });
  const change = () => window.dispatchEvent(new StorageEvent("storage", {
    key: "chi-so-766", newValue: "theirs", storageArea: localStorage,
  }));
  change();
  const once = [...heard];
  leave();
  change();
  return [once, heard];
}
"""

UNDER_WAY = """
async ([script, overtaken]) => {
  const { default: mount } = await import(script);
  const sent = [];
  const words = new Proxy({}, { get: (_, name) => name });
  const data = {
    place: "own", session: "s", heard: 0, language: "en", label: "label", about: "", files: [], refused: [],
    rules: { most: 2, limit: 10, endings: [] }, words, problems: { lost: "lost {name}" },
  };
  const show = (heard, session = "s") => {
    const parentElement = document.createElement("div");
    document.body.append(parentElement);
    const setTriggerValue = (name, message) => sent.push(message);
    const component = { data: { ...data, heard, session }, parentElement, setTriggerValue };
    return { parentElement, leave: mount(component) };
  };
  const told = ({ parentElement }) => parentElement.querySelector("[role=alert]").textContent;
  const first = show(0);
  // Streamlit lets go at once of a mount that newer data overtook: the place stays.
  if (overtaken) first.leave();
  const given = new DataTransfer();
  given.items.add(new File(["1"], "a.csv"));
  const zone = first.parentElement.querySelector(".zone");
  zone.dispatchEvent(new DragEvent("drop", { dataTransfer: given, cancelable: true }));
  while (overtaken && !sent.length) await new Promise(resolve => setTimeout(resolve));
  first.parentElement.remove();
  first.leave();
  const number = overtaken ? sent[0].number : 0;
  const again = show(number);
  const later = show(number);
  return [sent.length, told(again), told(later)];
}
"""


def _head(language: Language, percent: str) -> dict[str, Any]:
    case = scoring.load_case()
    scenario = Scenario(case.id, {"digitization": Decimal(percent)})
    return head(
        scoring.simulate(case, scenario.changes),
        scenario,
        load_texts(language),
        detailed=False,
        alone=False,
        session="s",
        taken=0,
    )


@pytest.fixture
def empty_page(server: Server, page: Page) -> Page:
    """A page of the app's own address without the app in it."""
    open_page(page, f"{server.url}/method")
    page.evaluate("document.body.replaceChildren()")
    return page


def test_the_lever_in_hand_stays_for_the_newer_data(empty_page: Page) -> None:
    told = empty_page.evaluate(
        OVERTAKEN, [f"{COMPONENTS}.live/component.js", _head("vi", "30"), _head("en", "45")]
    )
    # What was let go of after it left the page does not come back: the new view is beside the old one.
    assert told == {"shown": 1, "same": True, "total": "64.45", "afterwards": 2}


def test_another_tab_is_heard_once(empty_page: Page) -> None:
    once, at_the_end = empty_page.evaluate(HEARD, [f"{COMPONENTS}.memory/memory.js"])
    assert once == ["theirs"]
    assert at_the_end == once


def test_a_file_that_did_not_come_before_its_place_was_left_is_told_once(empty_page: Page) -> None:
    script = f"{COMPONENTS}.widgets/files.js"
    assert empty_page.evaluate(UNDER_WAY, [script, False]) == [0, "lost a.csv", ""]
    assert empty_page.evaluate(UNDER_WAY, [script, True]) == [1, "", ""]
