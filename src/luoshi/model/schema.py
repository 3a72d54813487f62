"""JSON Schema, draft-07, of every file kind, made from the models: what editors show and complete by."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from luoshi.model.configuration import Configuration
from luoshi.model.duties import DutyList
from luoshi.model.holidays import HolidayNotice
from luoshi.model.inspection.activity import Inspection
from luoshi.model.inspection.clue import Clue
from luoshi.model.inspection.draw import Draw
from luoshi.model.inspection.plan import ActivityBook, InspectionPlan
from luoshi.model.inspection.registers import InspectorRegister, MatterRegister, SchoolRegister
from luoshi.model.inspection.visits import VisitBook
from luoshi.model.ledger import Ledger
from luoshi.model.organisation import Organisation
from luoshi.model.strict import model_of
from luoshi.model.task import Task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luoshi.model.record import Record

FILES: Mapping[str, tuple[type[Record], str]] = {
    "luoshi.schema.json": (Configuration, "luoshi.yaml：工作区设置"),
    "org.schema.json": (Organisation, "org.yaml：单位与人员名录"),
    "duties.schema.json": (DutyList, "duties.yaml：权责清单"),
    "calendar.schema.json": (HolidayNotice, "calendar/年份.yaml：放假安排"),
    "ledger.schema.json": (Ledger, "ledger.yaml：一本台账"),
    "task.schema.json": (Task, "事项文件：一事一档"),
    "matters.schema.json": (MatterRegister, "registers/matters.yaml：抽查事项与督导事项"),
    "schools.schema.json": (SchoolRegister, "registers/schools/：督导对象"),
    "inspectors.schema.json": (InspectorRegister, "registers/inspectors.yaml：督学"),
    "inspection-plan.schema.json": (InspectionPlan, "inspections/年度/plan.yaml：年度督导检查计划"),
    "activities.schema.json": (ActivityBook, "inspections/年度/activities.yaml：社会事务进校园"),
    "inspection.schema.json": (Inspection, "inspections/年度/编号.yaml：一次督导"),
    "visits.schema.json": (VisitBook, "inspections/年度/visits/：责任督学的督导记录"),
    "draw.schema.json": (Draw, "inspections/年度/draws/：随机抽取"),
    "clue.schema.json": (Clue, "clues/：线索"),
}
"""Schema files by name: the model and the title."""

_NAME = re.compile("[：。]")
_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum"}
_DRAFT = "http://json-schema.org/draft-07/schema#"


class _Draft07(GenerateJsonSchema):
    """pydantic writes draft 2020-12; of its words only ``$defs`` and ``prefixItems`` are unknown to draft-07."""

    schema_dialect = _DRAFT

    def decimal_schema(self, schema: Any) -> dict[str, Any]:
        """A number is written as a number: quoted ones are refused."""
        return {"type": "number"} | {word: float(schema[key]) for key, word in _BOUNDS.items() if key in schema}

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """Leave defaults out: an editor would write them into files that do not need them."""
        return self.generate_inner(schema["schema"])


def schema_texts() -> dict[str, str]:
    """Return the text of each schema file by its name; stable from run to run."""
    return {name: _write_schema(model, title) for name, (model, title) in FILES.items()}


def _write_schema(model: type[Record], title: str) -> str:
    schema = model_of(model).model_json_schema(
        by_alias=True, ref_template="#/definitions/{model}", schema_generator=_Draft07, mode="validation"
    )
    schema["definitions"] = schema.pop("$defs", {})
    schema = {"$schema": _DRAFT, **_tidy(schema), "title": title}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _tidy(node: Any) -> Any:
    """Drop what draft-07 does not know, and say ``anyOf`` where an editor should offer all forms."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    tidy = {key: _tidy(value) for key, value in node.items() if key != "discriminator"}
    if "oneOf" in tidy:
        tidy["anyOf"] = tidy.pop("oneOf")
    if "enum" in tidy and str(tidy.get("title", "")).isascii():  # the place where it is used says what it means
        tidy.pop("description", None)
        tidy.pop("title", None)
    if isinstance(tidy.get("description"), str):
        tidy["description"] = tidy["description"].strip()
        if "properties" in tidy:  # a record: its docstring begins with its Chinese name
            tidy["title"] = _NAME.split(tidy["description"])[0]
    return tidy
