from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from luoshi.errors import UnreadableError, UnwritableError, UsageError
from luoshi.model.base import Plain
from luoshi.model.task import Task
from luoshi.service.checking import CheckRequest, check
from luoshi.service.recording.adding import AddRequest, DraftRefusedError, prepare, register
from luoshi.service.recording.head_needs import categories, find_ledger, kinds, needed, only_ledger, usual_kind
from luoshi.service.recording.head_words import parse_head
from luoshi.service.workspace import open_workspace
from luoshi.store.yaml.reader import load
from tests.support.builders import config, scene, task
from tests.support.disks import full_disk
from tests.support.files import names
from tests.support.workspaces import FOLDER, make_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.service.workspace import Workspace

DAY = dt.date(2026, 10, 31)
WORDS: dict[str, Any] = {
    "title": "中小学校园食堂互联网加明厨亮灶",
    "kind": "重点任务",
    "category": "会议议定",
    "document": "主任办公会第3次",
    "approver": "主任办公会",
    "objective": "年底前全部接入",
    "standard": "在线率95%以上",
    "leader": "分管副主任",
    "lead": "学前教育处",
    "owner": "处长",
    "due": "2026-12-31",
}


@pytest.fixture
def opened(tmp_path: Path) -> Workspace:
    return open_workspace(make_workspace(tmp_path))


def request(**words: Any) -> AddRequest:
    return AddRequest("2026/zonghe", parse_head({**WORDS, **words}, DAY), DAY)


def ledger_names(opened: Workspace) -> list[str]:
    return names(opened.root / FOLDER)


def test_the_task_is_written_whole_under_the_next_number_and_the_workspace_stays_clean(opened: Workspace) -> None:
    new = register(opened, request())
    assert new.path == f"{FOLDER}/ZD-2026-002.yaml"
    content = (opened.root / new.path).read_bytes()
    assert load(Task, content, new.path).record == new.task
    assert ledger_names(opened) == ["ZD-2026-001.yaml", "ZD-2026-002.yaml", "ledger.yaml"]
    found = check(open_workspace(opened.root), CheckRequest(DAY)).findings
    assert found == ()


def test_everything_that_can_be_said_is_in_the_record(opened: Workspace) -> None:
    new = prepare(
        opened,
        request(
            item="三（二）",
            measure=["摸底", "接入"],
            output_form=["名单"],
            support=["财务处"],
            assigned="2026-10-09",
            due="15个工作日：2026-10-12",
            due_text="15个工作日内",
            cadence="周",
            weight="2.50",
            list=["民生实事"],
            parent="SJ-2026-003",
            public=True,
            milestone=["摸底|摸清底数|2026-10-16|40", "接入 ｜ 全部接入 ｜ 2026-10-30 ｜ 60"],
            indicator=["接入数|所|累计|0|120", "投诉数|件|累计|0|3|不高于"],
        ),
    )
    expected = task(
        id="ZD-2026-002",
        title=WORDS["title"],
        source={"category": "会议议定", "document": "主任办公会第3次", "item": "三（二）", "approver": "主任办公会"},
        objective=WORDS["objective"],
        standard=WORDS["standard"],
        measures=["摸底", "接入"],
        outputs=["名单"],
        due={"within": 15, "unit": "工作日", "from": "2026-10-12"},
        due_text="15个工作日内",
        cadence="周",
        weight=Plain("2.50"),
        lists=["民生实事"],
        parent="SJ-2026-003",
        public=True,
        milestones=[
            {"id": "摸底", "title": "摸清底数", "due": "2026-10-16", "weight": 40},
            {"id": "接入", "title": "全部接入", "due": "2026-10-30", "weight": 60},
        ],
        indicators=[
            {"id": "接入数", "unit": "所", "type": "累计", "baseline": 0, "target": 120},
            {"id": "投诉数", "unit": "件", "type": "累计", "baseline": 0, "target": 3, "direction": "不高于"},
        ],
        log=None,
    )
    assert new.task == expected
    assert ledger_names(opened) == ["ZD-2026-001.yaml", "ledger.yaml"]


@pytest.mark.parametrize(
    ("word", "due"),
    [
        ("长期", "长期"),
        ("2026-12-31", dt.date(2026, 12, 31)),
        ("90自然日", {"within": "90", "unit": "自然日"}),
        ("15 个工作日", {"within": "15", "unit": "工作日"}),
    ],
)
def test_a_time_limit_has_several_forms(word: str, due: object) -> None:
    assert parse_head({"due": word}, DAY) == {"assigned": DAY, "due": due}


def test_what_is_left_empty_in_an_indicator_is_not_set() -> None:
    indicator = {"id": "投诉数", "type": "累计", "target": "3", "direction": "不高于"}
    assert parse_head({"indicator": ["投诉数||累计||3|不高于"]}, DAY)["indicators"] == [indicator]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"due": "年底"}, "--due 的“年底”不是有效的时限"),
        ({"due": "2026-02-30"}, "--due 的“2026-02-30”不是有效的时限"),
        ({"due": "15工作日:明天"}, "--due 的“明天”不是有效的日期"),
        ({"assigned": "2026-2-3"}, "--assigned 的“2026-2-3”不是有效的日期"),
        ({"weight": "重"}, "--weight 的“重”不是数字"),
        ({"milestone": ["方案|印发|2026-03-31"]}, "分成了 3 段"),
        ({"milestone": ["方案|印发|三月底|10"]}, "--milestone 的“三月底”不是有效的日期"),
        ({"milestone": ["方案|印发|2026-03-31|一半"]}, "--milestone 的“一半”不是数字"),
        ({"indicator": ["竣工数|个|累计|0"]}, "分成了 4 段"),
        ({"indicator": ["竣工数|个|累计|0|多"]}, "--indicator 的“多”不是数字"),
    ],
)
def test_words_that_cannot_be_taken_name_the_option(words: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_head(words, DAY)
    assert said in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ({"lead": "学前处"}, "LS203", "；是否为“学前教育处”？"),
        ({"support": ["财务科"]}, "LS204", "；是否为“财务处”？"),
        ({"kind": "重点工作"}, "LS214", "；是否为“重点任务”？"),
        ({"category": "会议议定事项"}, "LS207", "；是否为“会议议定”？"),
        ({"due": "2026-10-01"}, "LS301", "2026-10-01"),
        ({"title": ""}, "LS108", "title"),
        ({"cadence": "天"}, "LS108", "cadence"),
        ({"indicator": ["竣工数|个|累积|0|1"]}, "LS108", "；是否为“累计”？"),
        ({"weight": "0"}, "LS108", "超出范围"),
    ],
)
def test_a_task_with_errors_is_refused_with_findings_in_its_own_text(
    opened: Workspace, words: dict[str, Any], code: str, said: str
) -> None:
    with pytest.raises(DraftRefusedError) as caught:
        register(opened, request(**words))
    finding = next(each for each in caught.value.findings if each.code == code)
    assert said in finding.message
    assert finding.path == f"{FOLDER}/ZD-2026-002.yaml"
    assert finding.line > 1
    assert finding.excerpt
    assert ledger_names(opened) == ["ZD-2026-001.yaml", "ledger.yaml"]


def test_warnings_do_not_stop_and_are_told(opened: Workspace) -> None:
    new = register(opened, request(leader="分管主任"))
    assert [finding.code for finding in new.findings] == ["LS206"]
    assert new.findings[0].excerpt == "leader: 分管主任"


def test_a_parent_of_ours_must_be_there_and_one_of_others_need_not(opened: Workspace) -> None:
    assert prepare(opened, request(parent="ZD-2026-001")).task.parent == "ZD-2026-001"
    assert prepare(opened, request(parent="津教督〔2026〕7号")).task.parent == "津教督〔2026〕7号"
    with pytest.raises(UsageError, match="是否为“ZD-2026-001”"):
        prepare(opened, request(parent="ZD-2026-011"))


@pytest.mark.parametrize("title", ["\udce4\udcb8", "a\x07b"])
def test_words_that_no_document_takes_are_refused(opened: Workspace, title: str) -> None:
    with pytest.raises(UsageError, match="--title 里有"):
        request(title=title)
    wanted = request()
    with pytest.raises(DraftRefusedError) as caught:
        prepare(opened, wanted.but(head={**wanted.head, "title": title}))
    assert [finding.code for finding in caught.value.findings] == ["LS101"]


@pytest.mark.posix("a limit of the size of files")
def test_a_full_disk_leaves_nothing_behind(opened: Workspace) -> None:
    with full_disk(200), pytest.raises(UnwritableError, match="超过允许的文件大小"):
        register(opened, request())
    assert ledger_names(opened) == ["ZD-2026-001.yaml", "ledger.yaml"]
    assert register(opened, request()).task.id == "ZD-2026-002"


def test_a_wrong_numbering_is_said_before_anything_is_written(tmp_path: Path) -> None:
    opened = open_workspace(make_workspace(tmp_path))
    wrong = opened.but(config=opened.config.but(numbering="{prefix}"))
    with pytest.raises(UnreadableError, match="不能用来编号"):
        register(wrong, request())


@pytest.mark.parametrize("kind", ["重点任务", "批示件", "建议提案", "议定事项", "常规工作"])
@pytest.mark.parametrize("category", ["会议议定", "建议提案", "领导批示交办"])
def test_what_is_needed_is_what_the_rules_demand(opened: Workspace, kind: str, category: str) -> None:
    names = needed(scene(), kind, category)
    least = {name: WORDS[name] for name in names if name in WORDS} | {"kind": kind, "category": category}
    ready = AddRequest("2026/zonghe", parse_head(least, DAY), DAY)
    assert prepare(opened, ready).task.kind == kind
    for name in set(names) - {"ledger", "kind", "title", "category"}:
        without = {key: word for key, word in least.items() if key != name}
        with pytest.raises(DraftRefusedError) as caught:
            prepare(opened, AddRequest("2026/zonghe", parse_head(without, DAY), DAY))
        assert {finding.code for finding in caught.value.findings} & {"LS201", "LS207"}


def test_a_rule_that_is_no_error_here_needs_nothing() -> None:
    off = {"LS201": {"severity": "off", "reason": "试用"}, "LS207": {"severity": "hint", "reason": "试用"}}
    assert needed(scene(config(rules=off)), "重点任务", None) == ("ledger", "kind", "title")


def test_words_of_the_workspace_are_offered_too() -> None:
    own = config(vocabulary={"kinds": ["信访件"], "categories": ["巡察反馈"]})
    assert kinds(own)[-1] == "信访件"
    assert categories(own)[-1] == "巡察反馈"


def test_a_ledger_is_found_by_any_of_its_names_and_its_year(tmp_path: Path) -> None:
    older = "{title: 2025年全委综合重点任务清单, kind: 综合, year: 2025, prefix: ZD, owner: 办公室}\n"
    letters = "{title: 批示件台账, kind: 批示件, year: 2026, prefix: PS, owner: 办公室}\n"
    files = {"ledgers/2025/zonghe/ledger.yaml": older, "ledgers/2026/pishi/ledger.yaml": letters}
    opened = open_workspace(make_workspace(tmp_path, files))
    for word in ("2026/zonghe", "ledgers/2026/zonghe", "zonghe", "ZD", "综合", "2026年全委综合重点任务清单"):
        assert find_ledger(opened, word, 2026) == "2026/zonghe"
    assert find_ledger(opened, "ZD", 2025) == "2025/zonghe"
    assert find_ledger(opened, "批示件", 2027) == "2026/pishi"
    with pytest.raises(UsageError, match="有几本台账：2025/zonghe、2026/zonghe"):
        find_ledger(opened, "ZD", 2027)
    with pytest.raises(UsageError, match="没有台账“zonhge”；是否为“zonghe”？"):
        find_ledger(opened, "zonhge", 2026)
    assert only_ledger(opened) is None
    assert usual_kind(opened.config, opened.ledgers["2026/pishi"]) == "批示件"
    assert usual_kind(opened.config, opened.ledgers["2026/zonghe"]) == "重点任务"


def test_a_workspace_without_a_ledger_says_what_to_do(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    (tmp_path / FOLDER / "ledger.yaml").unlink()
    with pytest.raises(UsageError, match="没有可用的台账"):
        only_ledger(open_workspace(tmp_path))
