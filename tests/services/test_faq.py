# SPDX-License-Identifier: MIT
"""The questions of customers begin with the handbook's, are kept in order, and published as they were typed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from golive_desktop.domain.communication import Faq, FaqEntry
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.services.faq import export_faq, faq_markdown, read_faq, set_faq
from golive_desktop.system.files import DiskFiles
from tests.office import Office

LANGUAGES = get_args(Language)
QUESTIONS_OF_THE_HANDBOOK = (
    ("What is LifeTimeCircle?", "manage your vehicle documents"),
    ("How do I create an account?", "https://app.zebra.example, click “Get Started”"),
    ("How do I upload a document?", "24 hours"),
    ("What documents can I upload?", "Service records, inspections, maintenance, repairs, registration"),
    ("Can I export all my documents?", "export grant"),
    ("Is my data safe?", "end-to-end encryption, GDPR compliant, data centers in the EU"),
    ("Can I delete my account?", "within 30 days"),
    ("I am stuck while signing in", "help@zebra.example"),
    ("My document upload failed", "10 MB"),
    ("I have a technical issue", "- steps to reproduce"),
)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
printable = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=40)


def events(office: Office) -> list[str]:
    with office.manager.adapters.store.reading() as work:
        return [entry.event for entry in work.audit.entries()]


def test_the_questions_of_the_handbook(handbook: Office) -> None:
    faq = read_faq(handbook.manager.adapters, "rc-7", "en")
    assert [entry.question for entry in faq.entries] == [question for question, _ in QUESTIONS_OF_THE_HANDBOOK]
    for entry, (_, said) in zip(faq.entries, QUESTIONS_OF_THE_HANDBOOK, strict=True):
        assert said in entry.answer
    assert list(dict.fromkeys(entry.section for entry in faq.entries)) == [
        "Getting Started",
        "Features",
        "Security & Privacy",
        "Troubleshooting",
        "Escalation",
    ]
    german = read_faq(handbook.manager.adapters, "rc-7", "de")
    assert len(german.entries) == len(faq.entries)
    assert "LifeTimeCircele" not in faq_markdown(faq) + faq_markdown(german)


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_for_any_product(office: Office, language: Language) -> None:
    text = faq_markdown(read_faq(office.manager.adapters, "rc-7", language))
    assert "Zebra" in text
    assert not re.search(r"LifeTime|PDF|\{\{|vehicle|Fahrzeug", text)


def test_questions_are_kept_in_order_and_published(office: Office, tmp_path: Path) -> None:
    adapters = office.manager.adapters
    entries = (
        FaqEntry(section="A", question="Zweite?", answer="1. nicht\n# nummeriert\n- Punkt\nEnde <b>"),
        FaqEntry(section="A", question="Erste?", answer="https://a.example/b_c."),
        FaqEntry(section="B", question="*Dritte*?", answer="[x](http://y) & mehr"),
    )
    kept = set_faq(adapters, "rc-7", Faq(language="de", title="Fragen", entries=entries), now=office.now())
    assert read_faq(adapters, "rc-7", "de") == kept
    path = export_faq(adapters, DiskFiles(), "rc-7", language="de", to=tmp_path, now=office.now())
    assert path == tmp_path / "docs" / "CUSTOMER_FAQ.md"
    assert path.read_text("utf-8") == (
        "# Fragen\n\n## A\n\n### Zweite?\n\n1\\. nicht\n\\# nummeriert\n\n- Punkt\n\nEnde \\<b\\>\n\n### Erste?\n\n"
        "<https://a.example/b_c>.\n\n## B\n\n### \\*Dritte\\*?\n\n\\[x\\](http://y) \\& mehr\n"
    )
    other = tmp_path / "faq.md"
    assert export_faq(adapters, DiskFiles(), "rc-7", language="de", to=other, now=office.now()) == other
    assert events(office).count("faq.exported") == 2
    with pytest.raises(KnownError, match=r"faq\.incomplete") as caught:
        set_faq(adapters, "rc-7", replace(kept, entries=(*entries, replace(entries[0], answer=" "))), now=office.now())
    assert caught.value.problem.subject == "4"
    set_faq(adapters, "rc-7", Faq(language="de", title="", entries=()), now=office.now())
    with pytest.raises(KnownError, match=r"faq\.empty"):
        export_faq(adapters, DiskFiles(), "rc-7", language="de", to=other, now=office.now())


@settings(max_examples=200)
@given(
    lines=st.lists(
        printable | st.sampled_from(["***", "---", "===", "> x", "+ x", "1) x", "| a |", "~~x~~"]), max_size=4
    )
)
def test_a_published_answer_says_just_what_was_typed(lines: Sequence[str]) -> None:
    answer = "\n".join(" ".join(line.split()) for line in lines).strip() or "x"
    faq = Faq(language="en", title="t", entries=(FaqEntry(section="s", question="q", answer=answer),))
    tokens = MARKDOWN.parse(faq_markdown(faq))
    assert {token.type.rpartition("_")[0] or token.type for token in tokens} <= {
        "heading",
        "inline",
        "paragraph",
        "bullet_list",
        "list_item",
    }
    inner = [child for token in tokens[9:] if token.children for child in token.children]
    assert {child.type for child in inner} <= {"text", "softbreak", "text_special", "link_open", "link_close"}
    said = "".join(child.content for child in inner if child.type.startswith("text"))
    words = "".join(line.removeprefix("- ") for line in answer.split("\n"))
    assert "".join(said.split()) == "".join(words.split())
