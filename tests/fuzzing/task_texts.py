"""Small task files in the manners that people and programs write YAML, drawn fast: no strategies, a plain generator."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.fuzzing.mutation import some

if TYPE_CHECKING:
    import random

WORDS = (
    "甲", "no", "012", "a: b", "- 甲", "# 非注释", "a, b]}", "甲\n乙", "'甲'\"", " 甲 ", "2026-10-31", "\t", "？ 甲",
    "{a: b}", "1.10", "null", "~", "<<", "&x", "*x", "!x", "|", ">-", "%", "@", "`", "甲#乙", "甲 # 乙", "：", "a:",
    ":", "甲\n\n乙\n", "字" * 60, "\u3000甲", "𠮷", "é", "---", "...", "yes", "1e3", ".5", "=", "[", "甲\\乙",
    "\u200b", "x" * 90,
)  # fmt: skip
DAYS = ("2026-02-10", "2026-05-24", "2026-05-24", "2026-10-12", "2026-12-31", "2028-02-29")
_HEAD = (
    ("objective", None),
    ("lead", "学前教育处"),
    ("owner", None),
    ("due", "2026-11-30"),
    ("due", "长期"),
    ("due", "{within: 15, unit: 工作日, from: 2026-11-09}"),
    ("due", "{ within: 60, unit: 自然日 }"),
    ("support", "[财务处, 基教处]"),
    ("measures", "[]"),
    ("outputs", "\n  - 甲\n  - '乙'"),
    ("source", "\n  category: 甲\n  item: 三（二）"),
    ("milestones", "\n  - {id: 方案, title: 印发, due: 2026-03-31, weight: 10}"),
    ("indicators", "[{id: 数, type: 累计, target: 120}]"),
    ("weight", "1.5"),
    ("public", "true"),
    ("cadence", "月"),
    ("parent", "SJ-1"),
)
_EVENTS = (
    {"event": "签收"},
    {"event": "进展", "progress": "30"},
    {"event": "进展", "values": "{数: 12.5, 'a b': 3}"},
    {"event": "节点", "milestone": "方案"},
    {"event": "延期", "due": "2026-12-15", "approver": "主任办公会"},
    {"event": "调整", "field": "support", "to": "[财务处, 甲]"},
    {"event": "批示", "leader": "主任", "text": "抓紧"},
    {"event": "报结", "evidence": "[表.xlsx, {file: 'a b.pdf'}]"},
    {"event": "核查", "result": "通过"},
    {"event": "销号", "grade": "全部落实"},
)
_COMMENTS = ("", "", "", "", "  # 注", " #", "   ", " # {a: [b")
_BETWEEN = ("", "# 注", "   # 注：甲", "#", "  ", "     # 末")


def task_text(chance: random.Random, most: int = 3) -> str:
    """Return a task file with up to ``most`` entries in its log."""
    lines = [f"id: {chance.choice(('ZD-1', 'ZD-2026-001', '甲-2_b'))}", f"title: {scalar(chance)}", "kind: 重点任务"]
    lines.append(f"assigned: 2026-01-05{chance.choice(_COMMENTS)}")
    head = dict(some(chance, _HEAD, 4))
    lines += [_pair(chance, name, value) for name, value in head.items()]
    lines += _log(chance, [_entry(chance) for _ in range(chance.randint(0, most))])
    lines += ["suppress: []"] if chance.random() < 0.2 else []
    for _ in range(chance.choice((0, 0, 1, 2))):
        lines.insert(chance.randint(0, len(lines)), chance.choice(_BETWEEN))
    return _ended(chance, "\n".join(lines))


def scalar(chance: random.Random, text: str | None = None) -> str:
    """Return a text as YAML: quoted in one way or the other, or bare where it stays itself."""
    text = chance.choice(WORDS) if text is None else text
    if "\n" not in text and chance.random() < 0.3:
        return "'" + text.replace("'", "''") + "'"
    bare = text.isalnum() and chance.random() < 0.7
    return text if bare else json.dumps(text, ensure_ascii=False)


def _pair(chance: random.Random, name: str, value: str | None) -> str:
    name = chance.choice((name, name, name, f'"{name}"', f"'{name}'"))
    if value is None and chance.random() < 0.3:
        sign = chance.choice(("|", ">-", "|-", ">", "|+"))
        return f"{name}: {sign}\n    甲乙\n{chance.choice(('', '    丙', '', '    丙 # 丁'))}"
    written = scalar(chance) if value is None else value
    gap = "" if written.startswith("\n") else " "
    return f"{name}:{gap}{written}{chance.choice(_COMMENTS)}"


def _entry(chance: random.Random) -> dict[str, str]:
    entry = {"date": chance.choice(DAYS), **chance.choice(_EVENTS)}
    if chance.random() < 0.4:
        entry["note"] = scalar(chance)
    if chance.random() < 0.3:
        entry["by"] = "学前教育处"
    if chance.random() < 0.2 and "evidence" not in entry:
        entry["evidence"] = chance.choice(("[]", "[a.pdf]", "", "~", "['a, b.pdf', c]"))
    return entry


def _log(chance: random.Random, log: list[dict[str, str]]) -> list[str]:
    if not log:
        return list(chance.choice(((), ("log: []",), ("log:   []  # 注",), ("log:",), ("log: ~",), ("log: [", "  ]"))))
    if chance.random() < 0.7:
        dash = chance.choice((0, 2, 2, 4))
        return [f"log:{chance.choice(_COMMENTS)}", *(line for entry in log for line in _item(chance, entry, dash))]
    items = [_flow(chance, entry) for entry in log]
    if chance.random() < 0.5:
        return [f"log: [{', '.join(items)}]"]
    comma = chance.choice(("", ","))
    return [
        "log: [",
        *(f"    {item}," for item in items[:-1]),
        f"    {items[-1]}{comma}{chance.choice(_COMMENTS)}",
        "  ]",
    ]


def _item(chance: random.Random, entry: dict[str, str], dash: int) -> list[str]:
    if chance.random() < 0.5:
        return [" " * dash + f"- {_flow(chance, entry)}{chance.choice(_COMMENTS)}"]
    gap = chance.choice((1, 1, 3))
    first, *rest = [f"{key}: {value}{chance.choice(_COMMENTS)}" for key, value in entry.items()]
    pad = " " * (dash + 1 + gap)
    return [" " * dash + "-" + " " * gap + first, *(pad + line for line in rest)]


def _flow(chance: random.Random, entry: dict[str, str]) -> str:
    pad = chance.choice(("", " "))
    return "{" + pad + ", ".join(f"{key}: {value}" for key, value in entry.items()) + pad + "}"


def _ended(chance: random.Random, text: str) -> str:
    text += chance.choice(("\n", "\n", "\n", "", "\n\n", "\n# 末\n"))
    return text.replace("\n", "\r\n") if chance.random() < 0.15 else text
