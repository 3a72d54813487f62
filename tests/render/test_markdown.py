from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from luoshi.render.text.markdown import render_sections
from luoshi.report.document import Items, Paragraph, Section

LINES = (
    "# 一",
    "- 一",
    "+ 一",
    "---",
    "1. 一",
    "12) 一",
    "> 一",
    "    一",
    "<!-- 一 -->",
    "***",
    "```",
    "===",
    "1.5亿元",
)


@pytest.mark.parametrize("text", LINES)
def test_a_paragraph_stays_a_paragraph_whatever_it_begins_with(text: str) -> None:
    content = render_sections((Section("s", "", (Paragraph((text,)),)),)).decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(content)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in tokens[1].children or ()) == text.strip()


@pytest.mark.parametrize("text", LINES)
def test_an_item_stays_one_item(text: str) -> None:
    content = render_sections((Section("s", "", (Items((Paragraph((text,)),)),)),)).decode()
    types = [token.type for token in MarkdownIt("commonmark").parse(content)]
    assert types.count("list_item_open") == 1
    assert not {"heading_open", "hr", "fence", "blockquote_open", "html_block"} & set(types)


def test_a_number_with_a_point_is_not_escaped() -> None:
    assert render_sections((Section("s", "", (Paragraph(("71.1%",)),)),)) == b"71.1%\n"
