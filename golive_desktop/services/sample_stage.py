# SPDX-License-Identifier: MIT
"""With what the story of the sample is played: its people's keys, their homes, the days before, and how far it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Literal

from golive_desktop.domain.answer import Response
from golive_desktop.domain.drawing import Drawing
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.i18n.catalogue import translator
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.invented import MANAGER, PEOPLE
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.receive import Received, receive
from golive_desktop.services.requests import request_sign_offs
from golive_desktop.services.rosters import Comparison, confirm_key
from golive_desktop.services.signoffs import EvidenceFile, open_request, sign_request

__all__ = ["STEPS", "How", "Steps", "Story"]

STEPS: Final = 36
"""How many steps the story has, for whoever waits."""
How = Literal["phone", "in-person", "video"]
"""How a number was compared."""
_MINUTE: Final = timedelta(minutes=1)


class Steps:
    """Counts the steps of the story, and ends it when the user wants no more.

    Args:
        tell: called with the steps that are done and their number.
        cancelled: asked before each step.
    """

    def __init__(self, tell: Callable[[int, int], object], cancelled: Callable[[], bool]) -> None:
        self._tell, self._cancelled, self._done = tell, cancelled, 0

    def step(self) -> None:
        """One more thing is done.

        Raises:
            KnownError: ``sample.cancelled``.
        """
        if self._cancelled():
            raise KnownError.of("sample.cancelled")
        self._done += 1
        self._tell(self._done, STEPS)


@dataclass(kw_only=True)
class Story:
    """The story so far: one release after the other, in one home."""

    adapters: Adapters
    """Of the release manager's home."""
    signers: Adapters
    """Of a home that all signers share; it is not needed afterwards."""
    language: Language
    passphrase: str
    now: datetime
    steps: Steps
    keys: dict[str, SigningKey] = field(default_factory=dict)
    """By role; the release manager's is ``manager``."""
    requests: dict[str, bytes] = field(default_factory=dict)
    """The newest by role."""
    approvals: dict[str, bytes] = field(default_factory=dict)
    """The newest by role."""

    def say(self, text: str) -> str:
        """A sentence in the language of the sample."""
        return translator(self.language)(text)

    def ago(self, before: timedelta) -> datetime:
        """A moment before the story ends."""
        return self.now - before

    def compare(self, release: str, how: Mapping[str, How], *, at: datetime) -> None:
        """Somebody compared these people's numbers, one after the other."""
        for number, (role, way) in enumerate(how.items()):
            certificate = self.adapters.keys.describe(self.keys[role].identity.certificate)
            comparison = Comparison(number=certificate.number, by=MANAGER.name, how=way)
            moment = at + 10 * number * _MINUTE
            confirm_key(self.adapters, release, certificate, role=role, comparison=comparison, now=moment)

    def ask(self, release: str, roles: Sequence[str], *, at: datetime) -> None:
        """The release manager asks these people."""
        for request in request_sign_offs(self.adapters, self.keys["manager"], release, roles=roles, now=at):
            self.requests[request.statement.body.role] = request.data
        self.steps.step()

    def sign(  # noqa: PLR0913 - as `sign_request`
        self,
        role: str,
        response: Response,
        *,
        at: datetime,
        files: Sequence[EvidenceFile] = (),
        drawing: Drawing | None = None,
        home: Adapters | None = None,
    ) -> bytes:
        """The signed answer of a person.

        Args:
            role: whose.
            response: what it says.
            at: when.
            files: its evidence.
            drawing: the signature as the person drew it.
            home: another laptop than the one that all signers share.
        """
        laptop = home or self.signers
        opened = open_request(laptop, self.requests[role], now=at)
        number = next((problem.details["number"] for problem in opened.problems if "number" in problem.details), "")
        compared = Comparison(number=number, by=PEOPLE[role], how="phone") if number else None
        key = self.keys[role]
        approval = sign_request(laptop, key, opened, response, files=files, drawing=drawing, compared=compared, now=at)
        self.approvals[role] = approval.data
        self.steps.step()
        return approval.data

    def answer(  # noqa: PLR0913 - as `sign_request`
        self,
        role: str,
        response: Response,
        *,
        at: datetime,
        files: Sequence[EvidenceFile] = (),
        drawing: Drawing | None = None,
        home: Adapters | None = None,
    ) -> Received:
        """A person's answer, signed and read in; see `sign`."""
        data = self.sign(role, response, at=at, files=files, drawing=drawing, home=home)
        return receive(self.adapters, data, name=f"{role}.pdf", now=at + 12 * _MINUTE)
