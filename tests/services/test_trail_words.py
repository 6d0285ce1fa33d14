# SPDX-License-Identifier: MIT
"""Whatever the audit trail may record has words on the pages of a dossier, in both languages."""

import re
from pathlib import Path
from typing import get_args

import pytest

from golive_desktop.domain.audit import ACCEPTED, CLOSED, CONTESTED, COUNTED, WITHDRAWN
from golive_desktop.domain.critical import FELL, MET, OPENED, STILL_MET
from golive_desktop.domain.day import EventKind
from golive_desktop.domain.release import Language
from golive_desktop.services import receive
from golive_desktop.services.receive import Outcome
from golive_desktop.statements.canonical import canonical
from golive_desktop.statements.codec import pages_as_data
from golive_desktop.statements.envelope import SCHEMA, Kind
from golive_desktop.statements.kinds import compose
from golive_desktop.statements.texts import texts
from tests.office import Office


def recorded() -> set[str]:
    """The events that the services record, as their source names them."""
    source = "".join(path.read_text() for path in Path(str(receive.__file__)).parent.glob("*.py"))
    told = r'(?:audit\.record\(\s*|note\(work, |outbox\.[a-z]+, )"([a-z.-]+)"'
    named = set(re.findall(told, source)) | {MET, STILL_MET, OPENED, FELL}
    files = {f"file.{outcome}" for outcome in get_args(Outcome)} - {
        "file.duplicate",
        "file.evidence-closes",
        "file.evidence-complete",
    }
    kinds = {f"{kind}.issued" for kind in get_args(Kind)}
    moves = {ACCEPTED, CLOSED, COUNTED, WITHDRAWN, CONTESTED, "gate.green", "gate.red", "request.answered"}
    day = {f"day.{kind}" for kind in EventKind}
    return named | files | kinds | moves | day


@pytest.mark.parametrize("language", get_args(Language))
def test_each_event_has_words_and_no_word_is_left_over(language: Language) -> None:
    known = {key.removeprefix("event.") for key in texts(SCHEMA, language).words if key.startswith("event.")}
    assert known == recorded()
    assert all(texts(SCHEMA, language).event(event) != event for event in known)
    assert texts(SCHEMA, language).event("of.tomorrow") == "of.tomorrow"


def test_the_pages_tell_the_trail_in_words(office: Office) -> None:
    office.go()
    dossier = office.dossier()
    printed = pages_as_data(compose(dossier.statement))
    told = canonical(printed).decode()
    assert "Request for sign-off signed" in told
    assert "Legal / Compliance · approval-legal.pdf" in told
    assert "request.issued" not in told
    assert {line.facts.event for line in dossier.statement.body.audit if line.facts} <= recorded()
