# SPDX-License-Identifier: MIT
"""How long a stakeholder waits for one signed approval, apart from typing and from unlocking the key."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from benchmarks.floors import bare_signature, drawing
from benchmarks.measure import Result, alternating
from golive_desktop.domain.answer import Answer, Response
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.issue import Issued
from golive_desktop.services.requests import request_sign_offs
from golive_desktop.services.signoffs import sign_request
from golive_desktop.signing.certifying import certify_with
from golive_desktop.signing.keys import OpenKey, open_key
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.kinds import compose
from tests.office import Office, new_office

__all__ = ["measure_approval"]

ROLE = "legal"
COMMENT = "Read together with the privacy officer, on the same commit."
RATIO = 1.5
SECONDS = 0.060


class OpenSigner:
    """Signs with a key that is open already: the passphrase is made slow on purpose, which is not measured here."""

    def __init__(self, key: OpenKey) -> None:
        self._key = key
        self.signed = b""
        """The last document that was signed."""

    def certify(  # noqa: PLR0913 - the port
        self,
        pdf: bytes,
        *,
        key_file: bytes,  # noqa: ARG002 - is open already
        passphrase: str,  # noqa: ARG002
        meaning: str,
        signed_at: datetime,
        timestamp_url: str | None,
    ) -> bytes:
        """As the port says, but for the key file."""
        self.signed = pdf
        return certify_with(self._key, pdf, meaning=meaning, signed_at=signed_at, timestamp_url=timestamp_url)


def measure_approval(folder: Path, rounds: int = 15) -> list[Result]:
    """The whole use case from the answers to the kept file, against drawing and a bare signature of the same bytes.

    Ours is `sign_request` as every door calls it: composed, checked by its own rules, drawn, finished as PDF/A-3b,
    signed and kept with its audit entry in one durable transaction, each time for another request.
    """
    office = new_office(folder)
    key = open_key(office.laptops[ROLE].key.identity.key_file, passphrase=office.laptops[ROLE].key.passphrase)
    signer = OpenSigner(key)
    adapters = replace(office.laptops[ROLE].adapters, signer=signer)
    sign = _signing(office, adapters, rounds + 2)
    issued = sign()
    draw = drawing(compose(issued.statement))
    put_signature = bare_signature(key, signer.signed)
    ours, floor = alternating(sign, lambda: (draw(), put_signature()), rounds=rounds)
    note = f"{len(issued.data) // 1000} kB with its request; key open, libraries imported"
    for laptop in (office.manager, *office.laptops.values()):
        laptop.adapters.store.close()
    return [
        Result(name="approval", size=1, seconds=ours, floor_seconds=floor, goal=RATIO, note=note),
        Result(name="approval, absolute", size=1, seconds=ours, floor_seconds=None, goal=SECONDS, of="seconds"),
    ]


def _signing(office: Office, adapters: Adapters, count: int) -> Callable[[], Issued[ApprovalBody]]:
    """Signs another request at each call."""
    office.confirm(ROLE)
    manager = office.manager
    asked = [
        request_sign_offs(manager.adapters, manager.key, office.release.id, roles=[ROLE], now=office.now())[0]
        for _ in range(count)
    ]
    laptop = office.laptops[ROLE]
    waiting = iter([laptop.open(request.data, now=office.now()) for request in asked])
    items = asked[0].statement.body.form.items
    answers = tuple(Answer(item=item.key, value="yes", comment=COMMENT) for item in items)
    response = Response(answers=answers, decision="approved")
    return lambda: sign_request(adapters, laptop.key, next(waiting), response, now=office.now())
