# SPDX-License-Identifier: MIT
"""Beside a record: who is asked and how, and once somebody signed, what is known about signature and key."""

from collections.abc import Iterator
from dataclasses import dataclass

from golive_desktop.domain.plan import Stakeholder
from golive_desktop.domain.signoff import SignOff
from golive_desktop.i18n.moments import show_time
from golive_desktop.services.overview import Overview
from golive_desktop.services.records import KeptSignOff
from golive_desktop.services.verify import Verification
from golive_desktop.ui.calendar import calendar_of
from golive_desktop.ui.words import Words

__all__ = ["FactView", "asked_facts", "signed_facts"]


@dataclass(frozen=True, kw_only=True, slots=True)
class FactView:
    """A name, a value, and perhaps a state that stands before it."""

    name: str
    value: str
    state: str = ""


def asked_facts(overview: Overview, person: Stakeholder, words: Words) -> Iterator[FactView]:
    """The row of the matrix, and when the request was signed."""
    _ = words.translate
    nobody = _("nobody named yet")
    request = overview.state.latest_request(person.role)
    if request is not None:
        yield FactView(
            name=_("Request"),
            value=_("signed {time}").format(time=calendar_of(overview, words).minute(request.issued_at)),
        )
    if person.question:
        yield FactView(name=_("Question"), value=person.question)
    yield FactView(name=_("Person"), value=person.person or nobody)
    yield FactView(name=_("Deputy"), value=person.deputy or nobody)
    yield FactView(name=_("Channel"), value=person.channel or "–")
    yield FactView(name=_("Deadline"), value=words.date(person.deadline) if person.deadline else "–")


def signed_facts(
    overview: Overview, answer: SignOff, words: Words, kept: KeptSignOff | None, check: Verification | None
) -> Iterator[FactView]:
    """What the signature stands for, when it was given, with which key, and whether the file is genuine.

    Args:
        overview: the release as it stands.
        answer: the answer as counted.
        words: the reader's language.
        kept: the answer as it was signed, once it is read.
        check: the verdict on its file, once it is found.
    """
    _ = words.translate
    if kept is not None:
        yield FactView(name=_("Meaning"), value=_("“{sentence}”").format(sentence=kept.sentence))
    # note: as it was signed and printed, with the signer's own offset; never moved to this computer's zone
    signed_at = show_time(answer.signed_at, words.language)
    yield FactView(name=_("Time"), value=_("{time}, signer's clock").format(time=signed_at))
    yield FactView(name=_("Key"), value=_key(overview, answer, words))
    if kept is not None and kept.statement.body.on_laptop_of:
        laptop = _("signed on the laptop of {name}").format(name=kept.statement.body.on_laptop_of)
        yield FactView(name=_("Laptop"), value=laptop)
    if check is not None and check.sha256 == answer.sha256:
        # note: a key that lies on this laptop is compared like any other before its answer counts
        waits = answer.standing == "identity-open" and check.verdict == "genuine" and not check.vouched
        verdict = "unknown-signer" if waits else check.verdict
        yield FactView(name=_("Check"), value=words.term("verdict", verdict), state=verdict)
    else:
        yield FactView(name=_("Check"), value=_("being checked…"))


def _key(overview: Overview, answer: SignOff, words: Words) -> str:
    _ = words.translate
    entry = overview.key_of(answer.role, answer.fingerprint)
    if entry is None:
        said = _("Number not compared.")
    else:
        said = _("Number compared {how} on {day} by {name}.").format(
            how=words.term("compared", entry.compared_how),
            day=calendar_of(overview, words).date_of(entry.compared_at),
            name=entry.compared_by,
        )
    return f"{said} {_('Revocation not checked (offline).')}"
