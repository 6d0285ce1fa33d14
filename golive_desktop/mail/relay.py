# SPDX-License-Identifier: MIT
"""A mail handed to a relay once, with an exact account of who got it, who did not, and where nobody can know."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Final

from golive_desktop.domain.mail import Delivery, MailAccount, ProbeStep, Refusal
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.mail.addresses import envelope_address
from golive_desktop.mail.probe import probe
from golive_desktop.mail.refusals import is_temporary, refusal, scrub, scrubbed, trouble
from golive_desktop.mail.session import Session
from golive_desktop.mail.wire import Patience, RefusedError, UnansweredError

__all__ = ["SmtpTransport"]

_PROBE_REPLY: Final = 20.0
_CLOSING: Final = 421


class SmtpTransport:
    """Relays that speak SMTP (RFC 5321).

    Args:
        patience: how long to wait for what.
    """

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience or Patience()

    def deliver(self, account: MailAccount, secret: str, message: bytes, *, recipients: Sequence[str]) -> Delivery:
        """Hands a message over once; whatever goes wrong is in the result. Never repeats anything by itself.

        Args:
            account: the relay.
            secret: password or access token; empty without a login.
            message: as `MimeWriter.write` made it.
            recipients: bare addresses; named in the result as they are here.
        """
        return _Try(account, secret, self._patience).deliver(message, recipients)

    def probe(self, account: MailAccount, secret: str) -> Iterator[ProbeStep]:
        """Walks name, connection, TLS, login and sender; ends with the first step that fails. Sends nothing.

        Args:
            account: the relay.
            secret: password or access token; empty without a login.
        """
        patience = replace(self._patience, reply=min(_PROBE_REPLY, self._patience.reply))
        return probe(account, secret, patience)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Taken:
    """What the server said to the recipients."""

    accepted: tuple[str, ...]
    refused: tuple[Refusal, ...]
    problem: Problem | None


class _Try:
    """One try to hand a message over."""

    def __init__(self, account: MailAccount, secret: str, patience: Patience) -> None:
        self._account = account
        self._secret = secret
        self._patience = patience
        self._session: Session | None = None

    def deliver(self, message: bytes, recipients: Sequence[str]) -> Delivery:
        try:
            sender = envelope_address(self._account.sender.address)
            people = [(name, envelope_address(name)) for name in dict.fromkeys(recipients or ("",))]
            self._session = Session(self._account, self._secret, self._patience)
            with closing(self._session):
                for _, walk in self._session.steps:
                    walk()
                return self._hand_over(message, sender, people)
        except KnownError as known:
            return Delivery(problem=known.problem)
        except RefusedError as error:
            return self._refused(error)
        except OSError as error:
            problem, temporary = trouble(error, self._account, step=self._step)
            return Delivery(temporary=temporary, problem=problem)

    def _hand_over(self, message: bytes, sender: str, people: list[tuple[str, str]]) -> Delivery:
        wire = self._open.wire
        limit = wire.esmtp_features.get("size", "")
        if limit.isdecimal() and 0 < int(limit) < len(message):
            raise KnownError(_too_large(self._account, len(message), limit))
        size = f" SIZE={len(message)}" if wire.has_extn("size") else ""
        wire.say("MAIL", f"FROM:<{sender}>{size}")
        taken = self._name(people)
        if not taken.accepted:
            temporary = any(one.code // 100 == 4 for one in taken.refused)  # noqa: PLR2004 - RFC 5321, 4.2.1
            return Delivery(refused=taken.refused, temporary=temporary, problem=taken.problem)
        try:
            answer = wire.hand_over(message)
        except UnansweredError:
            lost = Problem(code="mail.uncertain", subject=self._account.host)
            return Delivery(refused=taken.refused, certain=False, problem=lost)
        except RefusedError as error:
            return replace(self._refused(error), refused=taken.refused)
        return Delivery(
            accepted=taken.accepted,
            refused=taken.refused,
            answer=scrub(answer, self._account, self._secret),
            temporary=any(one.code // 100 == 4 for one in taken.refused),  # noqa: PLR2004 - RFC 5321, 4.2.1
            problem=taken.problem,
        )

    def _name(self, people: list[tuple[str, str]]) -> _Taken:
        """Names the recipients one by one; whom the server refuses does not keep the others from their mail."""
        accepted: list[str] = []
        refused: list[Refusal] = []
        problem: Problem | None = None
        for name, address in people:
            try:
                self._open.wire.say("RCPT", f"TO:<{address}>")
            except RefusedError as error:
                if error.code == _CLOSING:
                    raise
                clean = scrubbed(error, self._account, self._secret)
                refused.append(Refusal(address=name, code=clean.code, text=clean.text))
                problem = problem or refusal(clean, self._account, step="RCPT", subject=name)
            else:
                accepted.append(name)
        return _Taken(accepted=tuple(accepted), refused=tuple(refused), problem=problem)

    def _refused(self, error: RefusedError) -> Delivery:
        clean = scrubbed(error, self._account, self._secret)
        problem = refusal(clean, self._account, step=self._step)
        answer = f"{clean.code} {clean.text}"
        return Delivery(answer=answer, temporary=is_temporary(clean), problem=problem)

    @property
    def _open(self) -> Session:
        if self._session is None:
            raise ConnectionResetError
        return self._session

    @property
    def _step(self) -> str:
        return self._session.step if self._session is not None else ""


def _too_large(account: MailAccount, size: int, limit: str) -> Problem:
    return Problem(
        code="mail.too-large",
        subject=account.host,
        details={"limit": limit, "answer": f"SIZE {limit} < {size}"},
    )
