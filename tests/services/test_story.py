# SPDX-License-Identifier: MIT
"""The main job at the level of use cases."""

from golive_desktop.domain.trust import Trust
from tests.office import Office


def test_everybody_approves_and_the_dossier_is_genuine(office: Office) -> None:
    office.go()
    assert office.why_not() == []
    assert office.verdict() == "GO"
    dossier = office.dossier()
    found = office.verify(dossier.data)
    assert (found.verdict, found.problems) == ("genuine", ())
    assert sorted(item.name for item in found.embedded) == [
        "approval-ceo.pdf",
        "approval-devops.pdf",
        "approval-legal.pdf",
        "receipt-ceo.pdf",
        "receipt-devops.pdf",
        "receipt-legal.pdf",
        "roster.pdf",
    ]
    assert office.verify(dossier.data, Trust()).verdict == "unknown-signer"
