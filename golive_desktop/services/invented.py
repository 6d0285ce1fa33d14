# SPDX-License-Identifier: MIT
"""The invented people of the handbook's release, and what they answer: shared by demo and sample."""

from datetime import datetime

from golive_desktop.domain.answer import Answer, Condition, Response
from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.plan import Stakeholder
from golive_desktop.domain.release import Language

__all__ = ["CONDITION", "MANAGER", "PEOPLE", "approves", "conditional", "person_of", "retention"]

MANAGER = Subject(
    name="Anna Berger", role="Release Manager", organisation="LifeTimeCircle", email="anna.berger@example.com"
)
PEOPLE = {
    "ceo": "Dr. Andreas Vogt",
    "product": "Jonas Weidner",
    "legal": "Dr. Katrin Albers",
    "cfo": "Dr. Petra Hollmann",
    "cto": "Stefan Brandt",
    "support": "Miriam Schuster",
    "marketing": "Sophie Lindner",
    "devops": "Tarek Yilmaz",
    "sre": "Łukasz Fischer",
    "security": "Oliver Krämer",
}
"""Invented, and beyond Latin-1 on purpose."""
CONDITION = "C-1"


def person_of(stakeholder: Stakeholder) -> Subject:
    """Whom the certificate of a stakeholder names."""
    return Subject(
        name=stakeholder.person,
        role=stakeholder.title,
        organisation=MANAGER.organisation,
        email=f"{stakeholder.role}@example.com",
    )


def approves(items: int) -> Response:
    """Yes to each of so many items, and approved."""
    answers = tuple(Answer(item=str(number), value="yes") for number in range(1, items + 1))
    return Response(answers=answers, decision="approved")


def retention(language: Language, *, due: datetime) -> Condition:
    """The condition that Legal sets."""
    return Condition(
        key=CONDITION,
        text="Die Aufbewahrungsfrist für Servicenachweise steht im Löschkonzept"
        if language == "de"
        else "Retention period for service records is in the policy",
        owner=PEOPLE["product"],
        due=due,
        when="before-t0",
    )


def conditional(language: Language, conditions: tuple[Condition, ...]) -> Response:
    """What Legal answers: all is well but for its conditions."""
    german = language == "de"
    reason = (
        "Das Release kann live gehen, sobald die Aufbewahrungsfrist dokumentiert ist."
        if german
        else "Release can go ahead once the retention period is documented."
    )
    unchanged = "Keine Änderung der Bedingungen in diesem Release." if german else "No change to terms in this release."
    answers = (
        Answer(item="1", value="yes"),
        Answer(item="2", value="n/a", comment=unchanged),
        Answer(item="3", value="no", comment=CONDITION),
        Answer(item="4", value="yes"),
    )
    return Response(answers=answers, decision="conditional", reason=reason, conditions=conditions)
