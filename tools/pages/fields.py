"""docs/reference/files: every key of every file kind, from the models."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.model.record import Record, fields_of
from luoshi.model.schema import FILES
from luoshi.model.shapes import records_in, shapes_of
from luoshi.model.strict import model_of
from tools.pages.marks import page, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.model.record import FieldInfo

_HEADS = ("键", "名称", "写什么", "必填或默认", "说明")
_MANY = 5
_WORDS = {
    "string": "文字",
    "number": "数字",
    "integer": "整数",
    "boolean": "true 或 false",
    "object": "键: 值",
    "null": "空",
}


def files_page() -> str:
    """Return the page."""
    before = (
        "工作区里每种文件的全部键。键用英文，值用业务用语。没有列出的键不能写（LS106）；不填的键不写，不要留空。"
        "“必填或默认”一栏：写明“必填”的一定要有，写着值的是不填时的值，空着的可以不填。\n\n"
        "日期一律写成 2026-03-31；文字里有冒号、井号或以符号开头的，加引号。"
    )
    return page("文件与键", before, *(part for model, title in FILES.values() for part in _file(model, title)))


def _file(model: type[Record], title: str) -> Iterator[str]:
    yield f"## {title}"
    schema = model_of(model).model_json_schema(by_alias=True)
    definitions = schema.get("$defs", {})
    yield _fields(model, schema, definitions)
    for record in _within(model, {model}):
        yield f'<a id="{_anchor(record)}"></a>\n\n### {_name(record)}'
        if _sentence(record) != f"{_name(record)}。":
            yield _sentence(record)
        yield _fields(record, definitions[record.__name__], definitions)


def _sentence(record: type[Record]) -> str:
    return (record.__doc__ or "").strip().splitlines()[0]


def _name(record: type[Record]) -> str:
    """Return the words before the first stop of the record's own sentence."""
    return re.split("[：；，。]", _sentence(record))[0]


def _anchor(record: type[Record]) -> str:
    return f"{record.__module__.rpartition('.')[2]}-{record.__name__}".lower()


def _within(model: type[Record], seen: set[type[Record]]) -> Iterator[type[Record]]:
    """Yield the records inside the model, each once, in the order of the keys."""
    for shape in shapes_of(model).values():
        for record in records_in(shape):
            if record not in seen:
                seen.add(record)
                yield record
                yield from _within(record, seen)


def _fields(model: type[Record], schema: dict[str, Any], definitions: dict[str, Any]) -> str:
    links = {record.__name__: record for record in _within(model, set())}
    rows = [
        _row(field, _form(schema["properties"][field.key], definitions, links)) for field in fields_of(model).values()
    ]
    return table(_HEADS, rows)


def _row(field: FieldInfo, form: str) -> tuple[str, ...]:
    given = "必填" if field.required else _default(field.default)
    told = field.description
    return (f"`{field.key}`", field.title, form, given, "" if told == form else told)


def _default(value: object) -> str:
    """Return the default where it says something; a record of defaults shows them in its own table."""
    if value is None or value in ((), {}) or isinstance(value, Record):
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if isinstance(value, (str, int, Decimal)) else ""


def _form(node: dict[str, Any], definitions: dict[str, Any], links: dict[str, type[Record]]) -> str:
    """Return what may be written, in words; a record is a link to its own table."""
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        if name in links:
            return f"[{_name(links[name])}](#{_anchor(links[name])})"
        return _form(definitions[name], definitions, links)
    for several in ("anyOf", "oneOf", "allOf"):
        if several in node:
            forms = (_form(each, definitions, links) for each in node[several] if each.get("type") != "null")
            different = list(dict.fromkeys(forms))
            return (" 或 " if len(different) < _MANY else "、").join(different)
    return _plain(node, definitions, links)


def _plain(node: dict[str, Any], definitions: dict[str, Any], links: dict[str, type[Record]]) -> str:
    if "const" in node or "enum" in node:
        return "、".join(str(value) for value in node.get("enum", [node.get("const")]))
    if node.get("type") == "array":
        return f"列表：{_form(node['items'], definitions, links)}"
    if node.get("type") == "object" and isinstance(node.get("additionalProperties"), dict):
        inner = node["additionalProperties"]
        return f"键: {_form(inner, definitions, links) if inner else '值'}"
    if node.get("format") == "date":
        return "日期"
    return _WORDS.get(node.get("type", ""), "任意") + _bounds(node)


def _bounds(node: dict[str, Any]) -> str:
    words = (("minimum", "≥"), ("exclusiveMinimum", "＞"), ("maximum", "≤"))
    found = [f"{sign} {node[key]}" for key, sign in words if key in node]
    return f"（{'，'.join(found)}）" if found else ""
