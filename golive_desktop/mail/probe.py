# SPDX-License-Identifier: MIT
"""The test of an account: which step towards the relay fails, and why; nothing is sent."""

from collections.abc import Iterator
from contextlib import closing, suppress

from golive_desktop.domain.mail import Encryption, MailAccount, ProbeStep
from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.mail.addresses import envelope_address
from golive_desktop.mail.refusals import refusal, scrub, scrubbed, trouble
from golive_desktop.mail.session import Session
from golive_desktop.mail.wire import Patience, RefusedError

__all__ = ["probe"]


def probe(account: MailAccount, secret: str, patience: Patience) -> Iterator[ProbeStep]:
    """Walks name, connection, TLS, login and sender; ends with the first step that fails.

    Args:
        account: the relay.
        secret: password or access token; empty without a login.
        patience: how long to wait.
    """
    try:
        session = Session(account, secret, patience)
    except KnownError as known:
        yield ProbeStep(name="name", passed=False, problem=known.problem)
        return
    with closing(session):
        for name, walk in (*session.steps, ("sender", lambda: _try_sender(account, session))):
            try:
                answer = walk()
            except KnownError as known:
                yield ProbeStep(name=name, passed=False, problem=known.problem)
                return
            except RefusedError as error:
                clean = scrubbed(error, account, secret)
                problem = refusal(clean, account, step=session.step)
                yield ProbeStep(name=name, passed=False, answer=f"{clean.code} {clean.text}", problem=problem)
                return
            except OSError as error:
                yield ProbeStep(name=name, passed=False, problem=_trouble(error, account, session))
                return
            words = scrub(answer, account, secret)
            yield ProbeStep(name=name, passed=True, answer=words, problem=_worth_knowing(name, account))


def _try_sender(account: MailAccount, session: Session) -> str:
    """Whether the server takes mail from this sender; to the sender, whose address it should know."""
    address = envelope_address(account.sender.address)
    session.wire.say("MAIL", f"FROM:<{address}>")
    answer = session.wire.say("RCPT", f"TO:<{address}>")
    with suppress(RefusedError, OSError):
        session.wire.say("RSET")
    return answer


def _trouble(error: OSError, account: MailAccount, session: Session) -> Problem:
    problem, _ = trouble(error, account, step=session.step)
    unheard = problem.code in {"mail.silent", "mail.connection-lost"} and session.step == "220"
    if unheard and account.encryption is not Encryption.TLS and session.speaks_tls():
        return Problem(code="mail.tls-expected", subject=account.host, details={"port": str(account.port)})
    return problem


def _worth_knowing(step: str, account: MailAccount) -> Problem | None:
    if step == "tls" and account.encryption is Encryption.NONE:
        return Problem(code="mail.unencrypted", severity=Severity.INFORMS, subject=account.host)
    return None
