# SPDX-License-Identifier: MIT
"""Texts to go with a file, in the language of the release: nothing is sent from here, they are copied."""

from collections.abc import Sequence

from golive_desktop.domain.plan import Stakeholder
from golive_desktop.i18n.catalogue import translator
from golive_desktop.i18n.moments import show_date
from golive_desktop.services.overview import Overview
from golive_desktop.ui.pages.signoffs.orders import WrittenFile
from golive_desktop.wording.terms import term

__all__ = ["receipt_letter", "reminder_letter", "request_letters"]


def request_letters(overview: Overview, files: Sequence[WrittenFile]) -> str:
    """One text for each request, with a line between two."""
    plan = overview.state.plan
    people = ((plan.stakeholder(item.role), item) for item in files)
    letters = [_request(overview, person, item) for person, item in people if person is not None]
    return f"\n\n{'–' * 20}\n\n".join(letters)


def reminder_letter(overview: Overview, person: Stakeholder) -> str:
    """A reminder to who was asked and has not answered."""
    _ = translator(overview.release.language)
    body = _("Your sign-off as {role} for {product}, {tag}, is still open.").format(**_names(overview, person))
    return _letter(overview, person, [body, _deadline(overview, person), _how(overview, f"{person.role}.golive")])


def receipt_letter(overview: Overview, person: Stakeholder, decision: str, name: str) -> str:
    """What goes with a receipt."""
    language = overview.release.language
    _ = translator(language)
    counted = _("Your sign-off was counted as {decision}.").format(decision=term("decision", decision, language))
    keep = _("The receipt is the file {file}. Please keep it.").format(file=name)
    return _letter(overview, person, [counted, keep])


def _request(overview: Overview, person: Stakeholder, item: WrittenFile) -> str:
    _ = translator(overview.release.language)
    body = _("Please decide as {role} on {product}, {tag}.").format(**_names(overview, person))
    return _letter(overview, person, [body, _deadline(overview, person), _how(overview, item.path.name)])


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


def _letter(overview: Overview, person: Stakeholder, paragraphs: Sequence[str]) -> str:
    _ = translator(overview.release.language)
    row = overview.row(person.role)
    name = (row.person if row else "") or person.person or person.title
    greeting = _("Hello {name},").format(name=name)
    manager = overview.manager
    from_whom = manager.certificate.subject.name if manager else ""
    return "\n\n".join(part for part in (greeting, "\n".join(filter(None, paragraphs)), from_whom) if part)
