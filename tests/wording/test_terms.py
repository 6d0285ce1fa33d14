# SPDX-License-Identifier: MIT
from typing import Final, Literal, get_args

import pytest

from golive_desktop.domain.answer import Answer, Condition, Decision
from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.mail import PostingState
from golive_desktop.domain.readiness import ReleaseVerdict, StakeholderState
from golive_desktop.domain.release import Language
from golive_desktop.domain.trust import RosterEntry
from golive_desktop.domain.verdict import FileVerdict
from golive_desktop.services.receive import Outcome
from golive_desktop.statements.envelope import Kind
from golive_desktop.statements.texts import texts
from golive_desktop.wording.terms import TERMS, term

SPELLED: Final = {
    "answer": Answer.__annotations__["value"],
    "compared": RosterEntry.__annotations__["compared_how"],
    "condition": Condition.__annotations__["when"],
    "decision": Decision,
    "gate": GateRun.__annotations__["outcome"],
    "kind": Kind,
    "outcome": Outcome,
    "posting": Literal[tuple(PostingState)],
    "release": ReleaseVerdict,
    "state": StakeholderState,
    "verdict": FileVerdict,
}


@pytest.mark.parametrize("group", SPELLED)
def test_every_value_of_the_domain_has_its_word(group: str) -> None:
    assert set(TERMS[group]) == set(get_args(SPELLED[group]))


def test_terms_speak_both_languages() -> None:
    assert term("verdict", "genuine", "de") == "Echt"
    assert term("verdict", "genuine", "en") == "Genuine"
    assert term("decision", "conditional", "de") == "MIT AUFLAGEN FREIGEGEBEN"
    assert term("state", "overdue", "de") == "Überfällig"


def test_a_value_without_a_word_is_shown_as_it_is() -> None:
    assert term("verdict", "strange", "de") == "strange"
    assert term("no-group", "genuine", "de") == "genuine"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("group", ["decision", "kind", "state"])
def test_the_screen_says_what_the_signed_pages_say(group: str, language: Language) -> None:
    printed = texts(1, language)
    for key in TERMS[group]:
        assert term(group, key, language) == printed(f"{group}.{key}")
