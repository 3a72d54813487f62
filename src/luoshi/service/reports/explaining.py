"""``explain``: a figure of a report or a judgement of a task, opened into its rule, inputs and lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.frozen import Frozen
from luoshi.report.bulletin.figure_rules import FigureRule, find_rule
from luoshi.report.pages.explain_task import ALIASES, ASPECTS
from luoshi.report.pages.explanation import Answer, Evidence, Explanation, FilePlace
from luoshi.service.listing import show_task
from luoshi.service.reports.reporting import digest_report, open_period, report_of
from luoshi.service.scan.reading import read_task
from luoshi.service.scan.request import ScanRequest
from luoshi.service.scan.scan import quiet, scan_workspace
from luoshi.store.yaml.compose import RefusedError, compose
from luoshi.store.yaml.guards import strip_mark
from luoshi.store.yaml.spans import find_place
from luoshi.suggestion import suggest_code

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from luoshi.findings import Keys
    from luoshi.model.task import Task
    from luoshi.report.bulletin.selection import ReportRequest
    from luoshi.report.document import Figure
    from luoshi.service.workspace import Workspace
    from luoshi.state.task_state import TaskState
    from luoshi.store.yaml.spans import Span


@dataclass(slots=True)
class Locator:
    """Finds the line of a key in a task's file; each file is composed once. ``commit``: named beside the line."""

    workspace: Workspace
    commit: str | None = None
    _trees: dict[str, Span | None] = field(default_factory=dict)

    def place(self, path: str, keys: Keys) -> FilePlace:
        """Return the line of ``keys``, or of the nearest thing above that is there."""
        if path not in self._trees:
            self._trees[path] = self._tree(path)
        tree = self._trees[path]
        return FilePlace(path, find_place(tree, keys)[0] if tree else 1, self.commit)

    def _tree(self, path: str) -> Span | None:
        try:
            return compose(strip_mark(self.workspace.tree.read(path)).decode())
        except (OSError, RefusedError, UnicodeDecodeError):
            return None


def explain_task(
    workspace: Workspace, name: str, aspect: str | None, day: dt.date, commit: str | None = None
) -> Explanation:
    """Explain one aspect of a task, or all of them. Raises UsageError for an aspect that is not known."""
    chosen = _aspects(aspect)
    state = show_task(workspace, name, day)
    task, _ = read_task(workspace, state.location.path)
    if task is None:
        raise UsageError(f"“{name}”的文件在此期间被改坏了", "再运行一次")
    locator = Locator(workspace, commit)
    answers = (ASPECTS[each](task, state, workspace.config) for each in chosen)
    placed = tuple(_placed(answer, state.location.path, locator) for answer in answers)
    children = _children(workspace, state, day, locator) if "plan" in chosen else ()
    shown = tuple(each.but(tasks=children) if each.name == "plan" else each for each in placed)
    return Explanation(name, f"{name} {state.title}", day, commit, shown)


def _aspects(asked: str | None) -> tuple[str, ...]:
    if asked is None:
        return tuple(ASPECTS)
    name = ALIASES.get(asked, asked.lower().replace("-", "_"))
    if name in ASPECTS:
        return (name,)
    suggestion = suggest_code(name, [*ASPECTS, *ALIASES])
    raise UsageError(f"不会解释“{asked}”{suggestion}", f"可问：{'、'.join(ASPECTS)}")


def _placed(answer: Answer, path: str, locator: Locator) -> Answer:
    inputs = tuple(
        each if each.keys is None else each.but(place=locator.place(path, each.keys)) for each in answer.inputs
    )
    return answer.but(inputs=inputs)


def _children(workspace: Workspace, state: TaskState, day: dt.date, locator: Locator) -> tuple[Evidence, ...]:
    """Return the sub-tasks that a task is measured by."""
    if state.basis != "子任务":
        return ()
    states = scan_workspace(workspace, ScanRequest((day,))).states()
    return tuple(
        Evidence(each.id, each.title, _standing(each), locator.place(each.location.path, ("parent",)), "子任务")
        for each in states
        if each.parent == state.id and each.assigned <= day
    )


def explain_figure(
    workspace: Workspace,
    request: ReportRequest,
    figure: str | None,
    commit: str | None = None,
    *,
    processes: int = 1,
    progress: Callable[[int, int], None] = quiet,
) -> Explanation:
    """Explain a figure of a report, or list them all. Raises UsageError for one that the report does not have."""
    request = open_period(workspace, request)
    digest = digest_report(workspace, request, brief=False, processes=processes, progress=progress)
    figures = report_of(workspace, request, digest).figures
    scope = "、".join(each for each in request.scope.names() if each)
    title = f"{request.period.title}通报" + (f"（{scope}）" if scope else "")
    if figure is None:
        choices = tuple((name, each.label, _text(each)) for name, each in figures.items())
        return Explanation(request.period.key, title, request.as_of, commit, (), choices)
    name = _figure_name(figure, figures)
    then = name == "opening" or name.startswith("previous_")
    book = _Book(workspace, {state.id: state for state in digest.states(1 if then else 0)}, Locator(workspace, commit))
    answer = book.answer(name, figures)
    return Explanation(f"{request.period.key} {name}", title, request.as_of, commit, (answer,))


def _figure_name(asked: str, figures: Iterable[str]) -> str:
    name = asked.lower().replace("-", "_")
    if name in figures:
        return name
    suggestion = suggest_code(name, figures)
    raise UsageError(f"这一期没有“{asked}”这个数据{suggestion}", "luoshi explain 期次 列出全部数据的代号")


def _text(figure: Figure) -> str:
    value = "—" if figure.value is None else str(figure.value)
    return value if figure.of is None else f"{value}%（分母{figure.of}）"


class _Book(Frozen):
    """The tasks by id, and where their lines are."""

    workspace: Workspace
    states: dict[str, TaskState]
    locator: Locator

    def answer(self, name: str, figures: Mapping[str, Figure]) -> Answer:
        figure = figures[name]
        rule = find_rule(name, self.workspace.config)
        parts = [("分子" if rule.whole else "", figure.tasks)]
        if rule.whole:
            rest = set(figure.tasks)
            parts.append(("其余分母", tuple(task for task in figures[rule.whole].tasks if task not in rest)))
        found = tuple(each for part, ids in parts for each in self._evidence(part, ids, rule))
        return Answer(name, figure.label, _text(figure), rule.words, (), found)

    def _evidence(self, part: str, ids: Iterable[str], rule: FigureRule) -> Iterator[Evidence]:
        for name in ids:
            state = self.states[name]
            task, _ = read_task(self.workspace, state.location.path)
            place = self.locator.place(state.location.path, _deciding(task, state, rule))
            yield Evidence(name, state.title, _standing(state), place, part)


def _deciding(task: Task | None, state: TaskState, rule: FigureRule) -> Keys:
    """Return the last entry of the kinds that decide; else the key of the head."""
    log = task.log if task else ()
    seen = [index for index, entry in enumerate(log) if entry.event in rule.events and entry.date <= state.as_of]
    return ("log", seen[-1]) if seen else (rule.field,)


def _standing(state: TaskState) -> str:
    words = [str(state.lifecycle), str(state.judgement or "")]
    words.append(f"现行时限{state.due.isoformat()}" if state.due else "")
    words.append(f"{state.submitted.isoformat()}报结" if state.submitted else "")
    words.append(f"{state.lamp}：{state.lamp_reason}" if state.lamp and state.lamp_reason else state.lamp or "")
    words += [f"{each.period}{each.state}" for each in state.owed if each.state != "按时"]
    return "，".join(word for word in words if word)
