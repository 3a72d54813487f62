"""The page of a bulletin full of naughty words, in a real browser: nothing runs, nothing is asked for, all is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver.common.alert import Alert
from selenium.webdriver.common.by import By

from tests.support.naughty import LEDGER_WORDS, shown, squeezed

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome

    from tests.support.browsers import Show

pytestmark = pytest.mark.xdist_group("words")

_WATCH = """
window.alerted = [];
for (const name of ['alert', 'confirm', 'prompt', 'open', 'eval'])
    window[name] = (...given) => { window.alerted.push([name, ...given]); };
"""


@pytest.fixture
def chrome(show: Show, made: Callable[[str], bytes]) -> Chrome:
    """The page, opened; whatever it would have said in a dialog is kept."""
    return show(made("report-html"))


def _texts(chrome: Chrome) -> str:
    text: str = chrome.execute_script("return document.body.textContent")
    return squeezed(text)


def test_no_dialog_opens_and_no_script_runs_but_the_own(chrome: Chrome) -> None:
    with pytest.raises(NoAlertPresentException):
        Alert(chrome).accept()
    assert chrome.execute_script("return document.scripts.length") == 1
    assert chrome.find_elements(By.CSS_SELECTOR, "img, iframe, object, embed, base") == []
    assert chrome.find_elements(By.XPATH, "//*[@*[starts-with(name(), 'on')]]") == []


def test_nothing_is_asked_for_and_the_policy_is_kept(chrome: Chrome) -> None:
    messages: Any = chrome.get_log("browser")  # type: ignore[no-untyped-call]
    assert messages == []
    assert chrome.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_every_word_is_read_on_the_page(chrome: Chrome) -> None:
    text = _texts(chrome)
    assert [name for name, word in LEDGER_WORDS.items() if squeezed(shown(word)) not in text] == []


def test_the_longest_word_does_not_widen_the_page(chrome: Chrome) -> None:
    script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert chrome.execute_script(script) == 0


def test_sorting_filtering_and_opening_run_nothing(chrome: Chrome) -> None:
    chrome.execute_script(_WATCH)
    for button in chrome.find_elements(By.CSS_SELECTOR, "th button")[:12]:
        chrome.execute_script("arguments[0].click()", button)
    for field in chrome.find_elements(By.CSS_SELECTOR, ".tools input"):
        chrome.execute_script("arguments[0].value = '<img src=x onerror=alert(9)>'", field)
        chrome.execute_script("arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", field)
    for number in chrome.find_elements(By.CSS_SELECTOR, "a.number")[:5]:
        chrome.execute_script("arguments[0].click()", number)
    assert chrome.execute_script("return window.alerted") == []
    assert chrome.execute_script("return document.querySelectorAll('img').length") == 0
    assert chrome.execute_script("return document.scripts.length") == 1
