# SPDX-License-Identifier: MIT
"""The printed text is every text of the blocks, in reading order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.blocks import (
    Block,
    Box,
    Column,
    Fact,
    Facts,
    Heading,
    Line,
    PageBreak,
    PageOf,
    Paragraph,
    Signatures,
    Slot,
    Table,
    Title,
    Verdict,
    printed_text,
)

FACTS = (
    Fact(label="Tag", value=Line(text="rc-1", style="mono")),
    Fact(label="Page", value=PageOf(anchor="sre")),
)


@pytest.mark.parametrize(
    ("block", "texts"),
    [
        (Title(text="Approval", subtitle="SRE", anchor="never printed"), ["Approval", "SRE"]),
        (Title(text="Approval"), ["Approval"]),
        (Heading(text="Items"), ["Items"]),
        (Verdict(text="GO", status="approved"), ["GO"]),
        (Paragraph(text="One\ntwo"), ["One\ntwo"]),
        (Facts(rows=FACTS, columns=2), ["Tag", "rc-1", "Page", PageOf(anchor="sre")]),
        (Box(title="Note", facts=FACTS), ["Note", "Tag", "rc-1", "Page", PageOf(anchor="sre")]),
        (
            Signatures(slots=(Slot(name="Łukasz", caption="SRE"), Slot(name="Çağla", caption=""))),
            ["Łukasz", "SRE", "Çağla"],
        ),
        (PageBreak(), []),
        (
            Table(
                columns=(Column(title="Role", share=1), Column(title="Page", share=1, align="right")),
                rows=(
                    ((Line(text="SRE"), Line(text="Çağla", style="muted")), (PageOf(anchor="sre"),)),
                    ((), (Line(text="2", status="yes"),)),
                ),
            ),
            ["Role", "Page", "SRE", "Çağla", PageOf(anchor="sre"), "2"],
        ),
    ],
)
def test_each_block_prints_its_texts_in_order(block: Block, texts: list[str | PageOf]) -> None:
    assert list(printed_text((block,))) == texts


@given(st.lists(st.sampled_from(["", "a", "b"])))
def test_blocks_print_one_after_the_other_without_empty_texts(texts: list[str]) -> None:
    blocks = tuple(Paragraph(text=text) for text in texts)
    assert list(printed_text(blocks)) == [text for text in texts if text]
