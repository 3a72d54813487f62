"""A document's text to items: every numbered matter, every duty; each character in one item or left over."""

from __future__ import annotations

import itertools
import re
from bisect import bisect, bisect_left
from typing import TYPE_CHECKING

from luoshi.exchange.reading.document_facts import Facts, read_facts
from luoshi.exchange.reading.duty_places import DutyPlace, find_duties
from luoshi.exchange.reading.item_making import Piece, make_item, report_unknown_units
from luoshi.exchange.reading.items import Imported, ImportedItem, Leftover
from luoshi.exchange.reading.outline import Block, find_blocks
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luoshi.exchange.reading.unit_names import UnitBook

_NO_TASK = re.compile(
    r"^(?:总体(?:要求|思路|目标)|指导思想|基本原则|工作原则|(?:工作|主要|总体|试点|发展)目标|试点范围"
    r"|(?:充分|深刻)?认识.{0,40}(?:意义|重要性|必要性)|(?:重大|重要)意义|适用范围|附则)"
)
_SENTENCE = re.compile(r"[。！？!?；;\n]")
_TAIL = 10
_WITHIN = 2
"""From this level on (1.（1）①), one duty after the last of several is that of all."""


class _Node(Frozen):
    """A block with the blocks below it, as positions in the list of blocks."""

    block: Block
    first: int
    last: int


def read_document(text: str, source: str, book: UnitBook, year: int | None = None) -> Imported:
    """Return what the text says. ``year``: for time limits that name none; by default that of the document."""
    facts = read_facts(text, year)
    duties = find_duties(text[: facts.end], book)
    pieces = sorted(_pieces(text, facts, duties), key=lambda piece: piece.start)
    lines = [found.start() for found in re.finditer("\n", text)]
    items = tuple(make_item(text, each, book, facts, bisect(lines, each.start - 1) + 1) for each in pieces)
    leftover = tuple(_leftover(text, items, facts))
    return Imported(
        source, items, leftover, (*_doubts(leftover), *report_unknown_units(items, book)), facts.document, facts.date
    )


def _pieces(text: str, facts: Facts, duties: Sequence[DutyPlace]) -> Iterator[Piece]:
    blocks = [block.but(end=min(block.end, facts.end)) for block in find_blocks(text[: facts.end])]
    head = blocks[0].start if blocks else facts.end
    yield from _unnumbered(text, head, [duty for duty in duties if duty.start < head])
    at, starts = 0, [duty.start for duty in duties]
    while at < len(blocks):
        node = _node(blocks, at)
        own = duties[bisect_left(starts, blocks[at].start) : bisect_left(starts, blocks[node.last].end)]
        taken = tuple(_of_node(text, blocks, node, own))
        yield from taken
        at = node.last + 1 if _is_whole(blocks, node, own) or _no_task(text, blocks[at], own) else at + 1


def _node(blocks: Sequence[Block], at: int) -> _Node:
    last = at
    while last + 1 < len(blocks) and blocks[last + 1].mark.level > blocks[at].mark.level:
        last += 1
    return _Node(blocks[at], at, last)


def _of_node(text: str, blocks: Sequence[Block], node: _Node, duties: Sequence[DutyPlace]) -> Iterator[Piece]:
    block = node.block
    if _is_whole(blocks, node, duties):
        yield Piece(block.path, block.start, blocks[node.last].end, duties[0], block.mark.gap, whole=True)
        return
    own = [duty for duty in duties if duty.start < block.end]
    if own or (node.first == node.last and not _no_task(text, block, own)):
        final = node.last == len(blocks) - 1
        yield from _split(text, block, own, final=final)


def _is_whole(blocks: Sequence[Block], node: _Node, duties: Sequence[DutyPlace]) -> bool:
    """Whether one duty, at the heading or after the last of several, is that of the whole subtree."""
    if node.first == node.last or len(duties) != 1:
        return False
    at_head = duties[0].start < node.block.end
    children = blocks[node.first + 1 : node.last + 1]
    after_last = duties[0].start >= children[-1].start and len(children) > 1 and children[0].mark.level >= _WITHIN
    return at_head or after_last


def _no_task(text: str, block: Block, duties: Sequence[DutyPlace]) -> bool:
    """Whether the heading says that what follows is no task, and no duty says otherwise."""
    return not duties and _NO_TASK.match(text[block.mark.end : block.end].lstrip()) is not None


def _split(text: str, block: Block, duties: Sequence[DutyPlace], *, final: bool) -> Iterator[Piece]:
    """Yield a piece for each duty of a block, and one for what follows the last, where that is a matter too."""
    if not duties:
        end = _end_of_last(text, block) if final else block.end
        yield Piece(block.path, block.start, end, None, block.mark.gap)
        return
    if len(duties) == 1 and _in_first_sentence(text, block, duties[0]):
        yield Piece(
            block.path, block.start, _end_of_last(text, block) if final else block.end, duties[0], block.mark.gap
        )
        return
    start, pieces = block.start, []
    for duty in duties:
        end = min(_close(text, duty.end), block.end)
        pieces.append(Piece(block.path, start, end, duty, block.mark.gap))
        start = end
    if not final and len(text[start : block.end].strip()) > _TAIL:
        pieces.append(Piece(block.path, start, block.end, None, block.mark.gap))
    yield from (piece.but(part=part if len(pieces) > 1 else None) for part, piece in enumerate(pieces, 1))


def _in_first_sentence(text: str, block: Block, duty: DutyPlace) -> bool:
    """Whether the duty stands at the title, before what is to be done is told."""
    return (
        not _SENTENCE.search(text[block.mark.end : duty.start].strip())
        and len(text[duty.end : block.end].strip()) > _TAIL
    )


def _close(text: str, end: int) -> int:
    """Return where the sentence of a duty ends: its full stop, or what goes on after a comma; blanks go with it."""
    found = re.compile(r"\s*[，,；;][^。\n]*。?|[ \t\u3000]*[。；;]").match(text, end)
    end = found.end() if found else end
    blank = re.compile(r"\s*").match(text, end)
    return blank.end() if blank else end


def _end_of_last(text: str, block: Block) -> int:
    """Return where the last matter ends: with its paragraph, or the next where that one is its title alone."""
    line_end = text.find("\n", block.start, block.end)
    if line_end < 0:
        return block.end
    title_only = text[block.mark.end : line_end].strip().count("。") <= 1 and line_end - block.mark.end <= 40  # noqa: PLR2004 -- a heading
    if title_only:
        second = text.find("\n", line_end + 1, block.end)
        line_end = second if second >= 0 else block.end - 1
    return min(line_end + 1, block.end)


def _unnumbered(text: str, end: int, duties: Sequence[DutyPlace]) -> Iterator[Piece]:
    """Yield the paragraphs before any number that state a duty."""
    last = 0
    for duty in duties:
        if not (duty.duty.units or duty.duty.generic):
            continue
        start = max(last, text.rfind("\n", 0, duty.start) + 1)
        if not text[start : duty.start].strip() and start > last:  # the duty stands on a line of its own
            start = max(last, text.rfind("\n", 0, start - 1) + 1)
        last = min(_close(text, duty.end), end)
        yield Piece(None, start, last, duty)


def _leftover(text: str, items: Sequence[ImportedItem], facts: Facts) -> Iterator[Leftover]:
    at = 0
    for start, end in [*(item.span for item in items if item.span), (len(text), len(text))]:
        if start > at:
            yield from _left(text, at, start, facts)
        at = max(at, end)


def _left(text: str, start: int, end: int, facts: Facts) -> Iterator[Leftover]:
    """Yield what is left between two items: headings apart from other text, the signature apart."""
    marks = [block.start + start for block in find_blocks(text[start:end])]
    cuts = sorted({start, end, *marks, *([facts.end] if start < facts.end < end else [])})
    for first, last in itertools.pairwise(cuts):
        words = text[first:last]
        kind = "落款" if first >= facts.end else "标题" if first in marks else "其他"
        yield Leftover(words, kind, (first, last))


def _doubts(leftover: Sequence[Leftover]) -> Iterator[str]:
    from luoshi.exchange.reading.due_search import find_due  # noqa: PLC0415 -- only to warn

    for each in leftover:
        found = find_due(each.text) if each.kind != "落款" else ()
        yield from (f"未归入事项的文字里有时限“{due.reading.words}”，请看是否另有任务" for due in found)
