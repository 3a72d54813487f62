"""The page in a real browser: no policy broken, no barrier found, sorting, filtering and opening work."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from luoshi.render.registry import write
from tests.support.documents import every_block, long_annex
from tests.support.patience import PATIENCE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.support.browsers import Show

pytestmark = pytest.mark.xdist_group("words")  # they have the other pages for the browser

ROWS = "#table-overview tbody tr:not([hidden])"


def _cells(chrome: Chrome, column: int) -> list[str]:
    script = f"return [...document.querySelectorAll('{ROWS}')].map((row) => row.cells[{column}].textContent)"
    found: list[str] = chrome.execute_script(script)
    return found


def _heads(chrome: Chrome) -> list[Any]:
    return chrome.find_elements(By.CSS_SELECTOR, "#table-overview th")


def _click(chrome: Chrome, element: Any) -> None:
    chrome.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    element.click()


def _log(chrome: Chrome) -> list[object]:
    messages: list[object] = chrome.get_log("browser")  # type: ignore[no-untyped-call]
    return messages


def _violations(chrome: Chrome) -> list[str]:
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.submodule_search_locations
    chrome.execute_script(Path(spec.submodule_search_locations[0], "axe.min.js").read_text(encoding="utf-8"))
    result = chrome.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    return [f"{found['id']}: {node['html']}" for found in result["violations"] for node in found["nodes"]]


@pytest.mark.parametrize("width", [1280, 400, 360])
def test_no_barrier_is_found(show: Show, width: int) -> None:
    chrome = show(write("html", every_block()))
    chrome.set_window_size(width, 1000)
    chrome.execute_script("for (const part of document.querySelectorAll('details')) part.open = true")
    assert _violations(chrome) == []
    chrome.set_window_size(1280, 1000)


def test_on_a_phone_what_is_wide_scrolls_in_its_own_box(show: Show) -> None:
    chrome = show(write("html", every_block()))
    metrics = {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    chrome.execute_script("for (const part of document.querySelectorAll('details')) part.open = true")
    assert chrome.execute_script("return document.scrollingElement.scrollWidth") <= 360
    assert chrome.execute_script(
        "return [...document.querySelectorAll('.frame')].every((box) => getComputedStyle(box).overflowX === 'auto')"
    )
    chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_no_barrier_is_found_in_an_open_number(show: Show) -> None:
    chrome = show(write("html", every_block()))
    _click(chrome, chrome.find_element(By.CSS_SELECTOR, "a.number"))
    assert _violations(chrome) == []


def test_the_page_keeps_its_own_security_policy(show: Show) -> None:
    chrome = show(write("html", long_annex(30)))
    _click(chrome, chrome.find_element(By.CSS_SELECTOR, "a.number"))
    assert _log(chrome) == []
    assert chrome.find_element(By.TAG_NAME, "body").value_of_css_property("margin") == "0px"


def test_no_text_of_a_ledger_runs(show: Show) -> None:
    chrome = show(write("html", every_block()))
    assert chrome.execute_script("return document.scripts.length") == 1
    assert _log(chrome) == []


def test_a_click_on_a_head_sorts_and_a_second_turns_round(show: Show) -> None:
    chrome = show(write("html", long_annex(30)))
    days = _heads(chrome)[6]
    _click(chrome, days.find_element(By.TAG_NAME, "button"))
    assert (days.get_attribute("aria-sort"), _cells(chrome, 6)) == ("ascending", [str(day) for day in range(30)])
    _click(chrome, days.find_element(By.TAG_NAME, "button"))
    assert (days.get_attribute("aria-sort"), _cells(chrome, 6)[:2]) == ("descending", ["29", "28"])


def test_lamps_are_sorted_by_their_rank(show: Show) -> None:
    chrome = show(write("html", long_annex(30)))
    _click(chrome, _heads(chrome)[7].find_element(By.TAG_NAME, "button"))
    assert _cells(chrome, 7) == ["红灯"] * 10 + ["黄灯"] * 10 + ["绿灯"] * 10


def test_the_total_stays_last_and_empty_rates_stand_behind_the_others(show: Show) -> None:
    chrome = show(write("html", every_block()))
    for _ in range(2):
        _click(chrome, chrome.find_elements(By.CSS_SELECTOR, "#table-units th button")[2])
        rows = chrome.find_elements(By.CSS_SELECTOR, "#table-units tbody tr")
        assert [row.text.split()[0] for row in rows] == ["学前教育处", "后勤处", "合计"]


def test_words_and_choices_filter_together_and_the_count_is_said(show: Show) -> None:
    chrome = show(write("html", long_annex(30)))
    tools = chrome.find_element(By.CSS_SELECTOR, ".tools")
    count = tools.find_element(By.TAG_NAME, "output")
    assert count.text == "共 30 行"
    Select(tools.find_elements(By.TAG_NAME, "select")[1]).select_by_value("红灯")
    tools.find_element(By.TAG_NAME, "input").send_keys("第1")
    assert _until(count, "显示 3 行，共 30 行")
    assert _cells(chrome, 0) == ["ZD-2026-00012", "ZD-2026-00015", "ZD-2026-00018"]


def _until(element: Any, text: str) -> bool:
    return bool(WebDriverWait(element, PATIENCE).until(lambda found: found.text == text))


def test_a_number_opens_its_tasks_by_keyboard_and_leads_to_the_row(show: Show) -> None:
    chrome = show(write("html", every_block()))
    number = chrome.find_element(By.CSS_SELECTOR, "a.number")
    number.send_keys(Keys.ENTER)
    dialog = chrome.find_element(By.ID, "source")
    assert dialog.is_displayed()
    assert "纳入台账事项：3" in dialog.text
    assert "ZD-2026-010 校车安全隐患整改，涉及三个区十二所学校" in dialog.text
    dialog.send_keys(Keys.ESCAPE)
    assert not dialog.is_displayed()
    assert chrome.switch_to.active_element == number
    number.send_keys(Keys.ENTER)
    dialog.find_element(By.CSS_SELECTOR, "a[href='#task-ZD-2026-010']").send_keys(Keys.ENTER)
    assert not dialog.is_displayed()
    assert chrome.find_element(By.CSS_SELECTOR, "tr:target").text.startswith("ZD-2026-010")


def test_a_task_behind_a_filter_is_shown_when_asked_for(show: Show) -> None:
    chrome = show(write("html", long_annex(30)))
    chrome.find_element(By.CSS_SELECTOR, ".tools input").send_keys("第29项")
    assert _until(chrome.find_element(By.CSS_SELECTOR, ".tools .count"), "显示 1 行，共 30 行")
    chrome.execute_script("location.hash = 'task-ZD-2026-00003'")
    row = chrome.find_element(By.ID, "task-ZD-2026-00003")
    assert WebDriverWait(row, PATIENCE).until(lambda found: found.is_displayed())


def test_on_paper_only_the_bulletin_is_left(show: Show) -> None:
    chrome = show(write("html", long_annex(30)))
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    hidden = chrome.find_elements(By.CSS_SELECTOR, ".tools label, .sources, .skip, figure details, dialog")
    assert hidden
    assert not [element for element in hidden if element.is_displayed()]
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
