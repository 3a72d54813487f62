"""Files of inspection as text, and changes in place; what comes out is read again and must be what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.errors import UnwritableError
from luoshi.model.record import fields_of
from luoshi.store.edit.splice import confirm, insert_item, set_value
from luoshi.store.edit.task_text import record_data
from luoshi.store.yaml.reader import load
from luoshi.store.yaml.yaml_text import yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.model.record import Record

_SCHEMAS = {
    "MatterRegister": "matters",
    "SchoolRegister": "schools",
    "InspectorRegister": "inspectors",
    "InspectionPlan": "inspection-plan",
    "ActivityBook": "activities",
    "Inspection": "inspection",
    "VisitBook": "visits",
    "Draw": "draw",
    "Clue": "clue",
}


def write_record(record: Record, path: str) -> bytes:
    """Return the content of a new file at a path of the workspace; its first line leads editors to the schema.

    Raises UnwritableError where the text would not be read as the same record.
    """
    schema = "../" * path.count("/") + f"schemas/{_SCHEMAS[type(record).__name__]}.schema.json"
    text = f"# yaml-language-server: $schema={schema}\n{yaml_text(record_data(record))}"
    content = text.encode()
    loaded = load(type(record), content, path)
    if loaded.record != record:
        found = "；".join(finding.message for finding in loaded.findings) or "写出来的文字读回后与原意不同"
        raise UnwritableError(f"{path} 不能写成文件：{found}", "没有写入任何文件")
    return content


def put_values(data: bytes, record: Record, names: Iterable[str], path: str) -> bytes:
    """Return the file with the fields of these names as the record has them; all other bytes stay."""
    written, fields = record_data(record), fields_of(record)
    for name in names:
        key = fields[name].key
        if key in written:
            data = set_value(data, (key,), written[key])
    return confirm(data, record, path)


def put_item(data: bytes, record: Record, place: tuple[str, int], item: Record, path: str) -> bytes:
    """Return the file with one item more in a list, at an index; the record has it already."""
    key, index = place
    value: Any = record_data(item)
    return confirm(insert_item(data, (key,), index, value), record, path)
