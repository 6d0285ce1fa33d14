# SPDX-License-Identifier: MIT
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.problem import Problem
from golive_desktop.wording.explain import Explanation, explain, known_codes

LANGUAGES = ("de", "en")
HIDDEN = "".join(map(chr, (0x00, 0x1B, 0x7F, 0xAD, 0x200B, 0x202E, 0x2066, 0xFEFF, 0xE000)))


def test_a_problem_becomes_three_sentences_in_the_readers_language() -> None:
    problem = Problem(code="readiness.overdue", subject="legal", details={"role": "Recht"})
    assert explain(problem, "en") == Explanation(
        sentence="Recht: no answer, and the deadline has passed",
        meaning="GO needs this approval.",
        next_step="Remind this stakeholder.",
    )
    assert explain(problem, "de") == Explanation(
        sentence="Recht: keine Antwort, und die Frist ist abgelaufen",
        meaning="Für GO fehlt diese Freigabe.",
        next_step="Erinnern Sie diese Stelle.",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_problem_is_left_without_words(language: str) -> None:
    for code in known_codes():
        words = explain(Problem(code=code), language)
        assert all(text.strip() for text in (words.sentence, words.meaning, words.next_step)), code
        assert "{" not in words.sentence + words.meaning + words.next_step, code


def test_an_unknown_code_is_named_calmly() -> None:
    words = explain(Problem(code="nobody.knows-it", subject="x"), "de")
    assert words.sentence == "Etwas hat nicht geklappt (nobody.knows-it)."
    assert explain(Problem(code="nobody.knows-it"), "en").sentence == "Something did not work (nobody.knows-it)."


def test_a_missing_value_is_an_ellipsis() -> None:
    words = explain(Problem(code="sign.other-person"), "en")
    assert words.sentence == "This request is for …; this key belongs to …."


def test_values_are_shown_as_the_reader_expects_them() -> None:
    dates = {"not_before": "2026-03-01T23:30:00+00:00", "not_after": "2029-03-01T23:30:00+00:00"}
    expired = Problem(code="key.expired", subject="Ada", details=dates)
    assert "vom 01.03.2026 bis zum 01.03.2029" in explain(expired, "de").sentence
    assert "from 1 Mar 2026 to 1 Mar 2029" in explain(expired, "en").sentence
    large = Problem(code="files.too-large", subject="a.pdf", details={"limit": "536870912"})
    assert "536.870.912" in explain(large, "de").meaning
    assert "536,870,912" in explain(large, "en").meaning
    hidden = Problem(code="document.hidden-text", subject="page 3")
    assert explain(hidden, "de").sentence == "Das PDF enthält Text, den niemand sieht (Seite 3)."
    refused = Problem(code="key.unsuitable", details={"reason": "key-size"})
    assert explain(refused, "de").sentence.endswith("der Schlüssel ist zu kurz oder zu lang.")
    odd = Problem(code="key.expired", subject="Ada", details={"not_before": "soon", "not_after": ""})
    assert "from soon to …" in explain(odd, "en").sentence


@given(value=st.text(max_size=400))
def test_a_value_from_outside_is_never_more_than_a_value(value: str) -> None:
    clean = explain(Problem(code="files.missing", subject="x"), "en").sentence
    found = explain(Problem(code="files.missing", subject=value), "en").sentence
    before, after = clean.split("x")
    assert found.startswith(before)
    assert found.endswith(after)
    assert found.isprintable() or any(letter.isspace() for letter in found)
    assert len(found) <= len(clean) + 200
    assert "\n" not in found


@given(value=st.text(alphabet="{}!:.[]subjectcode0", max_size=30))
def test_braces_in_a_value_have_no_meaning(value: str) -> None:
    assert value in explain(Problem(code="files.missing", subject=f"[{value}]"), "de").sentence


def test_hidden_letters_and_too_long_values_are_cut() -> None:
    shown = explain(Problem(code="files.missing", subject=f"a{HIDDEN}b"), "en").sentence
    assert shown == "There is no file ab."
    assert explain(Problem(code="files.missing", subject="a\nb\tc"), "en").sentence == "There is no file a b c."
    long = explain(Problem(code="files.missing", subject="x" * 500), "en").sentence
    assert long == f"There is no file {'x' * 199}…."


def test_the_door_loads_no_table_before_it_is_needed() -> None:
    program = (
        "import sys, golive_desktop.wording.explain\n"
        "print([name for name in sys.modules if name.startswith('golive_desktop.wording.')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "tables" not in done.stdout
    assert "explain" in done.stdout
