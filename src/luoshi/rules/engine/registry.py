"""The registry: every rule by its code, with the module that holds it. A rule that does not stand here does not exist.

A module is loaded when it is first asked for: ninety files are much for a command that asks for no rule, and those on
changes are seldom needed. A test holds that the table agrees with the modules and is in the order of the codes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from luoshi.rules.engine.rule import Rule, Scope

if TYPE_CHECKING:
    from types import ModuleType

V = TypeVar("V")

_TABLE: Mapping[Scope, Mapping[str, str]] = {
    Scope.FILE: {
        "LS101": "structure.file_is_text",
        "LS102": "structure.yaml_is_valid",
        "LS103": "structure.keys_not_repeated",
        "LS104": "structure.yaml_is_plain",
        "LS105": "structure.file_within_limits",
        "LS106": "structure.keys_are_known",
        "LS107": "structure.required_keys_present",
        "LS108": "structure.values_have_their_form",
        "LS109": "structure.file_in_its_place",
    },
    Scope.TASK: {
        "LS110": "structure.id_equals_file_name",
        "LS111": "structure.id_follows_numbering",
        "LS201": "responsibility.four_things_clear",
        "LS202": "responsibility.single_lead",
        "LS203": "responsibility.lead_unit_known",
        "LS204": "responsibility.support_units_known",
        "LS205": "responsibility.support_distinct",
        "LS206": "responsibility.leader_known",
        "LS207": "responsibility.source_complete",
        "LS208": "responsibility.log_names_known",
        "LS214": "responsibility.kind_known",
        "LS219": "responsibility.parts_done_in_time",
        "LS220": "responsibility.part_due_within_task",
        "LS221": "responsibility.required_fields_given",
        "LS222": "responsibility.duty_known",
        "LS301": "time.due_not_before_assigned",
        "LS302": "time.log_not_before_assigned",
        "LS303": "time.milestones_within_term",
        "LS304": "time.log_in_date_order",
        "LS305": "time.log_not_in_future",
        "LS306": "time.signed_in_time",
        "LS307": "time.report_not_missing",
        "LS308": "time.report_in_time",
        "LS309": "time.extension_requested_in_time",
        "LS310": "time.extension_approved",
        "LS311": "time.due_on_working_day",
        "LS312": "time.due_within_limit",
        "LS314": "time.working_days_announced",
        "LS315": "time.overdue_explained",
        "LS316": "time.lag_explained",
        "LS317": "time.start_explained",
        "LS318": "time.due_as_in_source",
        "LS319": "time.extension_is_later",
        "LS401": "lifecycle.events_in_legal_order",
        "LS402": "lifecycle.complete_is_submitted",
        "LS403": "lifecycle.finished_is_complete",
        "LS404": "lifecycle.verified_before_close",
        "LS405": "lifecycle.finished_with_evidence",
        "LS406": "lifecycle.verified_by_another",
        "LS407": "lifecycle.close_tells_effect",
        "LS408": "lifecycle.return_tells_requirement",
        "LS410": "lifecycle.pause_is_approved",
        "LS411": "lifecycle.adjustment_is_understood",
        "LS412": "lifecycle.withdrawal_is_explained",
        "LS413": "lifecycle.decisions_are_competent",
        "LS414": "lifecycle.entries_by_their_units",
        "LS415": "lifecycle.corrections_name_an_entry",
        "LS417": "lifecycle.papers_are_answered",
        "LS418": "lifecycle.replies_name_a_paper",
        "LS419": "lifecycle.reply_day_after_paper",
        "LS420": "lifecycle.interviews_are_filed",
        "LS501": "evidence.evidence_file_exists",
        "LS502": "evidence.evidence_is_unchanged",
        "LS503": "evidence.evidence_is_listed",
        "LS504": "evidence.evidence_stays_in_folder",
        "LS505": "evidence.approvals_have_papers",
        "LS601": "quality.milestone_ids_unique",
        "LS602": "quality.milestone_weights_sum",
        "LS603": "quality.milestone_entry_known",
        "LS604": "quality.indicator_is_complete",
        "LS605": "quality.indicator_values_known",
        "LS606": "quality.totals_never_fall",
        "LS607": "quality.fall_is_explained",
        "LS608": "quality.progress_not_typed",
        "LS609": "quality.one_action_per_task",
        "LS611": "quality.suppression_is_valid",
        "LS619": "quality.entries_not_doubled",
        "LS901": "secrecy.no_secrecy_marks",
        "LS902": "secrecy.no_identity_numbers",
        "LS903": "secrecy.no_mobile_numbers",
        "LS905": "secrecy.evidence_holds_no_secrets",
    },
    Scope.WORKSPACE: {
        "LS112": "structure.id_is_unique",
        "LS113": "structure.prefix_is_unique",
        "LS209": "responsibility.registered_units_known",
        "LS210": "responsibility.parent_exists",
        "LS211": "responsibility.parents_without_circle",
        "LS212": "responsibility.matters_distinct",
        "LS213": "responsibility.unit_names_distinct",
        "LS215": "responsibility.levels_are_few",
        "LS216": "responsibility.people_distinct",
        "LS313": "time.child_due_within_parent",
        "LS409": "lifecycle.children_end_before_parent",
        "LS416": "lifecycle.one_number_one_paper",
        "LS610": "quality.child_weights_agree",
        "LS612": "quality.lamps_are_ordered",
        "LS613": "quality.calendar_is_present",
        "LS614": "quality.rule_settings_are_known",
        "LS615": "quality.numbering_is_valid",
        "LS616": "quality.numbers_have_basis",
        "LS617": "quality.calendar_is_as_announced",
        "LS618": "quality.lamps_agree_with_judgement",
        "LS714": "changes.ledgers_not_merged_by_union",
        "LS904": "secrecy.names_hold_no_secrets",
    },
    Scope.CHANGE: {
        "LS701": "changes.log_only_grows",
        "LS702": "changes.head_changes_by_adjustment",
        "LS703": "changes.title_only_corrected",
        "LS704": "changes.due_moves_by_extension",
        "LS705": "changes.tasks_end_by_cancellation",
        "LS706": "changes.ids_never_reused",
        "LS707": "changes.evidence_not_replaced",
        "LS708": "changes.issued_periods_closed",
        "LS709": "changes.entries_recorded_in_time",
        "LS710": "changes.no_rush_of_entries",
        "LS711": "changes.reports_say_something_new",
        "LS712": "changes.reporter_is_not_verifier",
        "LS713": "changes.issued_bulletins_stay",
        "LS715": "changes.authors_keep_to_their_part",
        "LS716": "changes.signatures_hold",
        "LS717": "changes.signers_are_known",
        "LS718": "changes.signatures_are_judged",
        "LS719": "changes.change_is_judged_whole",
        "LS720": "changes.settings_change_openly",
        "LS721": "changes.calendars_stay",
        "LS722": "changes.permissions_change_openly",
        "LS723": "changes.words_of_source_stay",
        "LS724": "changes.exceptions_come_alone",
        "LS725": "changes.limits_move_in_time",
        "LS726": "changes.jumps_have_evidence",
        "LS727": "changes.inspections_only_grow",
        "LS728": "changes.draws_stay_as_announced",
        "LS729": "changes.filed_plans_stay",
    },
    Scope.INSPECTION: {
        "LS801": "inspection.procedure.group_is_complete",
        "LS802": "inspection.procedure.notice_before_visit",
        "LS803": "inspection.procedure.steps_in_order",
        "LS804": "inspection.procedure.clocks_are_kept",
        "LS805": "inspection.procedure.opinion_sets_limit",
        "LS806": "inspection.procedure.people_are_heard",
        "LS807": "inspection.inspectors.relations_are_recused",
        "LS808": "inspection.inspectors.terms_are_limited",
        "LS809": "inspection.inspectors.training_is_taken",
        "LS810": "inspection.inspectors.loads_are_bearable",
        "LS811": "inspection.inspectors.routine_visits_are_made",
        "LS812": "inspection.inspectors.visits_are_recorded",
        "LS813": "inspection.procedure.danger_is_handled",
        "LS814": "inspection.procedure.findings_are_rechecked",
        "LS815": "inspection.procedure.findings_do_not_return",
        "LS816": "inspection.burden.inspections_are_planned",
        "LS817": "inspection.burden.one_general_a_year",
        "LS818": "inspection.burden.activities_are_allowed",
        "LS819": "inspection.burden.notice_is_early",
        "LS820": "inspection.burden.matters_are_joined",
        "LS821": "inspection.burden.plan_does_not_grow",
        "LS822": "inspection.burden.everyone_is_reached",
        "LS823": "inspection.draws.draws_can_be_repeated",
        "LS824": "inspection.draws.teams_are_fit",
        "LS825": "inspection.draws.ratios_are_kept",
        "LS826": "inspection.draws.replacements_are_explained",
        "LS827": "inspection.registers.names_are_known",
        "LS828": "inspection.registers.entries_are_distinct",
        "LS829": "inspection.registers.files_are_named_by_id",
        "LS830": "inspection.burden.free_months_are_kept",
        "LS831": "inspection.registers.leads_are_answered",
        "LS832": "inspection.procedure.findings_are_tasks",
        "LS833": "inspection.burden.members_take_part",
    },
}
_NAMES = dict(sorted((code, name) for names in _TABLE.values() for code, name in names.items()))


class _ByCode(Mapping[str, V]):
    """Something of every rule, by code; the rule's module is loaded when its code is looked up."""

    def __init__(self, pick: Callable[[ModuleType], V]) -> None:
        self._pick = pick

    def __getitem__(self, code: str) -> V:
        return self._pick(import_module(f"luoshi.rules.{_NAMES[code]}"))

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


BY_CODE: Mapping[str, ModuleType] = _ByCode(lambda module: module)
"""Rule modules by code."""

RULES: Mapping[str, Rule] = _ByCode(lambda module: module.RULE)
"""Rule descriptions by code."""


def load_rules(scope: Scope | None = None) -> tuple[ModuleType, ...]:
    """Return the modules of all rules, or of those that look at this, in the order of their codes."""
    return tuple(BY_CODE[code] for code in (_TABLE[scope] if scope else _NAMES))
