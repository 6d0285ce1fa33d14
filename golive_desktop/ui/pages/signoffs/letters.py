# SPDX-License-Identifier: MIT
"""Texts to go with a file, in the language of the release: nothing is sent from here, they are copied."""

from collections.abc import Sequence

from golive_desktop.domain.plan import Stakeholder
from golive_desktop.i18n.catalogue import translator
from golive_desktop.i18n.moments import show_date
from golive_desktop.services.overview import Overview
from golive_desktop.ui.pages.signoffs.orders import WrittenFile
from golive_desktop.wording.terms import term

__all__ = ["receipt_letter", "reminder_letter", "request_letters", "void_letter"]


def request_letters(overview: Overview, files: Sequence[WrittenFile], sender: str) -> str:
    """One text for each request, with a line between two; `sender` signs them all."""
    plan = overview.state.plan
    people = ((plan.stakeholder(item.role), item) for item in files)
    letters = [_request(overview, person, item, sender) for person, item in people if person is not None]
    return f"\n\n{'–' * 20}\n\n".join(letters)


def reminder_letter(overview: Overview, person: Stakeholder) -> str:
    """A reminder to who was asked and has not answered."""
    _ = translator(overview.release.language)
    body = _("Your sign-off as {role} for {product}, {tag}, is still open.").format(**_names(overview, person))
    sender = overview.manager.certificate.subject.name if overview.manager else ""
    return _letter(
        overview, person, [body, _deadline(overview, person), _how(overview, f"{person.role}.golive")], sender
    )


def receipt_letter(overview: Overview, item: WrittenFile, decision: str, sender: str) -> str:
    """What goes with a receipt for `decision`; `sender` signs it."""
    language = overview.release.language
    _ = translator(language)
    counted = _("Your sign-off was counted as {decision}.").format(decision=term("decision", decision, language))
    keep = _("The receipt is the file {file}. It is for your records.").format(file=item.path.name)
    person = overview.state.plan.stakeholder(item.role)
    return _letter(overview, person, [counted, keep], sender) if person else ""


def void_letter(overview: Overview, person: Stakeholder, reason: str) -> str:
    """What goes with the declaration that the request to `person` is void, for this reason."""
    _ = translator(overview.release.language)
    void = _("The request to you as {role} for {product}, {tag}, is void: {reason}")
    after = _("Do not sign it any more; an answer to it does not count. The attached file declares that.")
    sender = overview.manager.certificate.subject.name if overview.manager else ""
    return _letter(overview, person, [void.format(**_names(overview, person), reason=reason), after], sender)


def _request(overview: Overview, person: Stakeholder, item: WrittenFile, sender: str) -> str:
    _ = translator(overview.release.language)
    body = _("You are asked to decide as {role} on {product}, {tag}.").format(**_names(overview, person))
    paragraphs = [body, _deadline(overview, person), _how(overview, item.path.name)]
    return _letter(overview, person, paragraphs, sender, name=item.person)


def _names(overview: Overview, person: Stakeholder) -> dict[str, str]:
    return {"role": person.title, "product": overview.release.plan.product, "tag": overview.release.candidate.tag}


def _deadline(overview: Overview, person: Stakeholder) -> str:
    _ = translator(overview.release.language)
    if person.deadline is None:
        return ""
    return _("The deadline is {day}.").format(day=show_date(person.deadline, overview.release.language))


def _how(overview: Overview, name: str) -> str:
    _ = translator(overview.release.language)
    said = _(
        "The request is the file {file}. Open it with GoLive Desktop, answer, sign, and send the signed file back."
    )
    return said.format(file=name)


def _letter(overview: Overview, person: Stakeholder, paragraphs: Sequence[str], sender: str, *, name: str = "") -> str:
    _ = translator(overview.release.language)
    row = overview.row(person.role)
    called = name or (row.person if row else "") or person.person or person.title
    greeting = _("Hello {name},").format(name=called)
    return "\n\n".join(part for part in (greeting, "\n".join(filter(None, paragraphs)), sender) if part)
