"""What is wrong with a file, in the clerk's words, at the clerk's own line."""

from __future__ import annotations

import pytest

from luoshi.model.configuration import Configuration
from luoshi.model.ledger import Ledger
from luoshi.model.organisation import Organisation
from luoshi.model.task import Task
from tests.support.texts import HEAD, complaints, read_both

ENTRY = HEAD + "log: [{{date: 2026-01-06, event: {}}}]\n"
DUE = "应为日期（如 2026-11-30）、{within: 15, unit: 工作日, from: 2026-11-09} 或 长期"
LINES = "每行写成“键: 值”，冒号用半角，后面空一格；样子见 luoshi add --dry-run"
SIGNED = "改正或删去；可用的有：date、by、note、evidence、event、for、person"
TASK_CASES = [
    ("", "1:1 LS108 文件是空的", LINES),
    (" \n", "1:1 LS108 文件是空的", LINES),
    ("# 注释\n", "1:1 LS108 文件是空的", LINES),
    ("null\n", "1:1 LS108 文件是空的", LINES),
    ("- 甲\n- 乙\n", "1:1 LS108 文件内容不是“键: 值”的形式", LINES),
    ("文字\n", "1:1 LS108 文件内容不是“键: 值”的形式", LINES),
    ("id：ZD-1\n", "1:1 LS108 文件内容不是“键: 值”的形式", LINES),
    (HEAD.replace("title: 甲\n", ""), "1:1 LS107 缺少必填项 title（事项）", "补上“title: …”"),
    (HEAD.replace("title: 甲", "title:"), "2:1 LS107 缺少必填项 title（事项）", "补上“title: …”"),
    (HEAD.replace("title: 甲", 'title: ""'), "2:8 LS108 title 的值“”不对", "不能是空的"),
    (HEAD.replace("title: 甲", "title: [甲]"), "2:8 LS108 title 的写法不对", "应为文字"),
    (HEAD.replace("2026-01-05", "2026-1-5"), "4:11 LS108 assigned 的值“2026-1-5”不对", "应为日期，写成 2026-11-30"),
    (
        HEAD.replace("2026-01-05", "２０２６-01-05"),
        "4:11 LS108 assigned 的值“２０２６-01-05”不对",
        "应为日期，写成 2026-11-30",
    ),
    (HEAD.replace("2026-01-05", "2026-02-30"), "4:11 LS108 assigned 的值“2026-02-30”不对", "没有这一天"),
    (HEAD.replace("2026-01-05", "{a: b}"), "4:11 LS108 assigned 的写法不对", "应为日期，写成 2026-11-30"),
    (HEAD.replace("ZD-1", "Z D"), "1:5 LS108 id 的值“Z D”不对", "只用汉字、字母、数字、- 和 _，以汉字、字母或数字开头"),
    (
        HEAD.replace("ZD-1", '"ZD-1\\n"'),
        "1:5 LS108 id 的值“ZD-1\n”不对",
        "只用汉字、字母、数字、- 和 _，以汉字、字母或数字开头",
    ),
    (HEAD + "weight: 0\n", "5:9 LS108 weight 的值“0”超出范围", "应大于 0"),
    (HEAD + "weight: '1'\n", "5:9 LS108 weight 的值“1”不对", "应为数字，不加引号和单位"),
    (HEAD + "support: 财务处\n", "5:10 LS108 support 的值“财务处”不对", "应为列表，如 [甲, 乙]"),
    (HEAD + "support: [财务处, {part: b}]\n", "5:16 LS107 缺少必填项 unit（配合单位）", "补上“unit: …”"),
    (HEAD + "support: [财务处,\n  ]\nsource: 甲\n", "7:9 LS108 source 的值“甲”不对", "应为“键: 值”的形式"),
    (HEAD + "cadence: 每月\n", "5:10 LS108 cadence 没有“每月”这一项；是否为“月”？", "可用：周、月、季、半年"),
    (HEAD + "cadence: 天天\n", "5:10 LS108 cadence 没有“天天”这一项", "可用：周、月、季、半年"),
    (HEAD + "due: 明天\n", "5:6 LS108 due 的值“明天”不对", DUE),
    (HEAD + "due: 2026-02-30\n", "5:6 LS108 due 的值“2026-02-30”不对", "没有这一天"),
    (HEAD + "due: [1]\n", "5:6 LS108 due 的写法不对", DUE),
    (HEAD + "due: {within: 15}\n", "5:1 LS107 缺少必填项 unit（单位）", "补上“unit: …”"),
    (HEAD + "due: {within: 十, unit: 工作日}\n", "5:15 LS108 within 的值“十”不对", "应为整数，不加引号"),
    (HEAD + "due: {within: -1, unit: 工作日}\n", "5:15 LS108 within 的值“-1”超出范围", "应不小于 0"),
    (HEAD + "due: {within: 4000, unit: 工作日}\n", "5:15 LS108 within 的值“4000”超出范围", "应不大于 3660"),
    (HEAD + "due: {within: 5, unit: 天}\n", "5:24 LS108 unit 没有“天”这一项", "可用：工作日、自然日"),
    (
        HEAD + "due: {within: 5, unit: 工作日, form: 2026-01-01}\n",
        "5:29 LS106 没有“form”这一项；是否为“from”？",
        "改正或删去；可用的有：within、unit、from",
    ),
    (HEAD + "log: 签收\n", "5:6 LS108 log 的值“签收”不对", "应为列表，如 [甲, 乙]"),
    (HEAD + "log: [签收]\n", "5:7 LS108 这条记录没有写 event（事件）", "补上“event: 进展”之类"),
    (HEAD + "log: [{date: 2026-01-06}]\n", "5:7 LS108 这条记录没有写 event（事件）", "补上“event: 进展”之类"),
    (HEAD + "log: [{event: 签收}]\n", "5:7 LS107 缺少必填项 date（日期）", "补上“date: …”"),
    (
        ENTRY.format("签收, persn: 甲"),
        "5:37 LS106 没有“persn”这一项；是否为“person”？",
        SIGNED,
    ),
    (
        ENTRY.format("签收, 1: 2"),
        "5:37 LS106 没有“1”这一项",
        SIGNED,
    ),
    (
        ENTRY.format("签收, 单位: 甲"),
        "5:37 LS106 没有“单位”这一项；是否为“by”？",
        SIGNED,
    ),
    (ENTRY.format("进展, progress: 101"), "5:47 LS108 progress 的值“101”超出范围", "应不大于 100"),
    (ENTRY.format("进展, values: {甲: 十}"), "5:49 LS108 甲 的值“十”不对", "应为数字，不加引号和单位"),
    (ENTRY.format("进展, values: 十"), "5:45 LS108 values 的值“十”不对", "应为“键: 值”的形式"),
    (ENTRY.format("进展, values: {'': 1}"), "5:50 LS108 values 的值“”不对", "不能是空的"),
    (ENTRY.format("报结, evidence: 表.pdf"), "5:47 LS108 evidence 的值“表.pdf”不对", "应为列表，如 [甲, 乙]"),
    (
        ENTRY.format("报结, evidence: ['']"),
        "5:48 LS108 evidence 的值“”不对",
        "应为文件名，或 {file: 文件名, sha256: 摘要}",
    ),
    (
        ENTRY.format("报结, evidence: [[甲]]"),
        "5:48 LS108 evidence 的写法不对",
        "应为文件名，或 {file: 文件名, sha256: 摘要}",
    ),
    (
        ENTRY.format("报结, evidence: [{file: 表, sha256: abc}]"),
        "5:66 LS108 sha256 的值“abc”不对",
        "应为 64 位小写十六进制",
    ),
    (ENTRY.format("调整, field: lead, to: {a: b}"), "5:54 LS108 to 的写法不对", "应为文字，或文字的列表"),
    (ENTRY.format("调整, field: lead, to: [[甲]]"), "5:54 LS108 to 的写法不对", "应为文字，或文字的列表"),
    (ENTRY.format("调整, field: lead, to: ''"), "5:54 LS108 to 的值“”不对", "应为文字，或文字的列表"),
    (HEAD + "suppress: [{code: LS1, reason: 甲}]\n", "5:19 LS108 code 的值“LS1”不对", "写成 LS 加三位数字，如 LS305"),
    (
        HEAD + "indicators: [{id: 甲, type: 累积}]\n",
        "5:28 LS108 type 没有“累积”这一项；是否为“累计”？",
        "可用：累计、增幅、水平",
    ),
    (HEAD + f"due: {'长' * 50}\n", f"5:6 LS108 due 的值“{'长' * 40}…”不对", DUE),
]
SETTINGS = "version: 1\norganisation: {name: 甲, office: 乙}\n"
SETTING_CASES = [
    ("version: 2\norganisation: {name: 甲, office: 乙}\n", "1:10 LS108 version 的值“2”超出范围", "应不大于 1"),
    (SETTINGS + "cadence: {report_by: 32}\n", "3:22 LS108 report_by 的值“32”超出范围", "应不大于 31"),
    (SETTINGS + "views: [{name: 甲, where: 乙}]\n", "3:26 LS108 where 的值“乙”不对", "应为“键: 值”的形式"),
    (SETTINGS + "views: [{name: 甲, where: {lead: {a: b}}}]\n", "3:33 LS108 lead 的写法不对", "应为文字，或文字的列表"),
    (SETTINGS + "views: [{name: 甲, where: {lead: [[a]]}}]\n", "3:33 LS108 lead 的写法不对", "应为文字，或文字的列表"),
    (SETTINGS + "lamps: [{name: 甲, exceeds: 总}]\n",
     "3:28 LS108 exceeds 没有“总”这一项；是否为“总量”？", "可用：总量、序时"),
    (SETTINGS + "rules: {LS101: {sevrity: off, reason: 甲}}\n", "3:17 LS106 没有“sevrity”这一项；是否为“severity”？",
     "改正或删去；可用的有：severity、reason、parameters"),
    (SETTINGS + "rules: {LS101: {severity: warn, reason: 甲}}\n",
     "3:27 LS108 severity 没有“warn”这一项；是否为“warning”？", "可用：error、warning、hint、off"),
    (SETTINGS + "rules: {LS101: {severity: off}}\n", "3:9 LS107 缺少必填项 reason（理由）", "补上“reason: …”"),
    (SETTINGS + "rules: {LS101: {reason: 甲, parameters: {a: {b: c}}}}\n",
     "3:44 LS108 a 的写法不对", "应为整数、文字或文字的列表"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told", "hint"), TASK_CASES)
def test_what_is_wrong_with_a_task_is_told_once_with_its_place(text: str, told: str, hint: str) -> None:
    assert complaints(text) == [told]
    assert read_both(text, Task).findings[0].hint == hint


@pytest.mark.parametrize(("text", "told", "hint"), SETTING_CASES)
def test_what_is_wrong_with_the_settings_is_told_once_with_its_place(text: str, told: str, hint: str) -> None:
    assert complaints(text, Configuration) == [told]
    assert read_both(text, Configuration).findings[0].hint == hint


def test_an_unknown_key_of_a_task_lists_the_known_ones() -> None:
    (finding,) = read_both(HEAD + "leed: 甲\n", Task).findings
    assert (finding.line, finding.column, finding.code) == (5, 1, "LS106")
    assert finding.message == "没有“leed”这一项；是否为“lead”？"
    assert finding.hint.startswith("改正或删去；可用的有：id、title、kind、source、objective、")
    assert finding.excerpt == "leed: 甲"


def test_a_chinese_key_finds_the_key_whose_title_it_is() -> None:
    assert complaints(HEAD + "牵头单位: 甲\n") == ["5:1 LS106 没有“牵头单位”这一项；是否为“lead”？"]


def test_an_unknown_event_finds_the_nearest_and_lists_all() -> None:
    (finding,) = read_both(ENTRY.format("签受"), Task).findings
    assert (finding.line, finding.column, finding.message) == (5, 33, "event 没有“签受”这一项；是否为“签收”？")
    assert finding.hint.startswith("可用：签收、进展、节点、延期、调整、")
    assert finding.keys == ("log", 0, "event")


def test_all_faults_of_a_file_are_told_in_the_order_of_the_file() -> None:
    text = "title: 甲\nkind: [1]\nassigned: 昨天\nlog:\n"
    text += "  - {date: 2026-13-01, event: 签收, wer: 甲}\n  - {event: 进展, progress: -1}\n"
    assert complaints(text) == [
        "1:1 LS107 缺少必填项 id（编号）",
        "2:7 LS108 kind 的写法不对",
        "3:11 LS108 assigned 的值“昨天”不对",
        "5:12 LS108 date 的值“2026-13-01”不对",
        "5:35 LS106 没有“wer”这一项",
        "6:5 LS107 缺少必填项 date（日期）",
        "6:27 LS108 progress 的值“-1”超出范围",
    ]


def test_evidence_written_as_a_mapping_is_judged_as_one() -> None:
    assert complaints(ENTRY.format("报结, evidence: [{fil: 表.pdf}]")) == [
        "5:48 LS107 缺少必填项 file（文件名）",
        "5:49 LS106 没有“fil”这一项；是否为“file”？",
    ]


def test_other_files_have_the_same_words() -> None:
    assert complaints("units: []\n", Organisation) == ["1:8 LS108 units 的写法不对"]
    assert complaints("units: [{name: 甲}]\npeople: [{name: 甲, unit: 乙, roles: [看]}]\n", Organisation) == [
        "2:37 LS108 roles 没有“看”这一项"
    ]
    assert complaints("title: 甲\nkind: 综合\nyear: 26\nprefix: 1Z\nowner: 乙\n", Ledger) == [
        "3:7 LS108 year 的值“26”超出范围",
        "4:9 LS108 prefix 的值“1Z”不对",
    ]
