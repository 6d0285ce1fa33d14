# SPDX-License-Identifier: MIT
"""What a reader of a record has to know before the rest: why an answer does not count, and what it was given for."""

from typing import Final

from golive_desktop.domain.readiness import BoardRow
from golive_desktop.domain.signoff import RequestState
from golive_desktop.services.overview import Overview
from golive_desktop.services.records import KeptSignOff
from golive_desktop.ui.calendar import calendar_of
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["notice_of"]

_SHORT = 10
_STAYS: Final = N_("It stays on record and no longer counts. Ask again for a new one.")


def notice_of(overview: Overview, row: BoardRow, words: Words, kept: KeptSignOff | None) -> tuple[str, str]:
    """One sentence and what it means; both empty when there is nothing to say first.

    Args:
        overview: the release as it stands.
        row: where the stakeholder stands.
        words: the reader's language.
        kept: the answer as it was signed, once it is read.
    """
    _ = words.translate
    match row.state:
        case "older-candidate":
            request = overview.state.latest_request(row.role)
            return _older(overview, row, request, words) if request else ("", "")
        case "waits":
            return (_("The answer waits for a look."), _waiting(words, kept))
        case "not-requested":
            return _last(overview, row, words)
        case "withdrawn" if kept is not None and kept.withdrawn_because:
            return _fixed(row, words)[0], _taken_back(kept.withdrawn_because, words)
        case _:
            return _fixed(row, words)


def _fixed(row: BoardRow, words: Words) -> tuple[str, str]:
    _ = words.translate
    return {
        "identity-open": (
            _("Nobody has compared the number of this key yet."),
            _("The answer is kept and counts as soon as the number was compared by phone or in person."),
        ),
        "conflict": (
            _("There are two different answers to this request."),
            _("Neither counts. Ask again; the next answer decides."),
        ),
        "withdrawn": (
            _("{person} took this answer back.").format(person=row.person or row.title),
            _(_STAYS),
        ),
        "not-competent": (_("Nobody has decided: the answer says that another person is competent."), ""),
    }.get(row.state, ("", ""))


def _taken_back(reason: str, words: Words) -> str:
    _ = words.translate
    return f"{_('Reason: {text}').format(text=reason)}\n{_(_STAYS)}"


def _older(overview: Overview, row: BoardRow, request: RequestState, words: Words) -> tuple[str, str]:
    _ = words.translate
    old, new = request.candidate, overview.state.candidate
    answered = row.sign_off is not None
    lead = _("This answers {what}. Ask again.") if answered else _("The request is about {what}. Ask again.")
    if old.tag != new.tag:
        return lead.format(what=old.tag), _("The candidate is {tag} now.").format(tag=new.tag)
    if old.commit != new.commit:
        said = _("The candidate stands on commit {new} now; it was {old}.")
        return (
            lead.format(what=_("an older build of {tag}").format(tag=old.tag)),
            said.format(new=new.commit[:_SHORT] or "–", old=old.commit[:_SHORT] or "–"),
        )
    if old.artefacts != new.artefacts:
        before = {item.name: item.sha256 for item in old.artefacts}
        names = [item.name for item in new.artefacts if before.get(item.name) != item.sha256]
        what = _("an older build of {tag}").format(tag=old.tag)
        return lead.format(what=what), _("Changed since: {names}.").format(names=", ".join(names) or "–")
    form = overview.state.plan.stakeholder(row.role)
    version = form.form.version if form and form.form else request.form_version
    if version != request.form_version:
        said = _("The form is version {version} now.").format(version=version)
        return lead.format(what=_("form version {version}").format(version=request.form_version)), said
    return lead.format(what=_("an earlier question")), ""


def _waiting(words: Words, kept: KeptSignOff | None) -> str:
    _ = words.translate
    missing = [name for (_item, name), state in kept.evidence.items() if state == "missing"] if kept else []
    if missing:
        return _("Evidence that travels beside it is not here yet: {names}. Receive it.").format(
            names=", ".join(missing)
        )
    return _("By the clock of this computer it was signed in the future. Ask its signer, then accept it or ask again.")


def _last(overview: Overview, row: BoardRow, words: Words) -> tuple[str, str]:
    _ = words.translate
    void = overview.state.void_request(row.role)
    if void is not None and overview.state.void is None:
        said = _("The last request was declared void on {day}: {reason}")
        day = calendar_of(overview, words).date_of(void.at)
        return said.format(day=day, reason=void.reason), _("An answer to it does not count. Ask anew.")
    obstacles = sum(problem.subject != row.role for problem in overview.readiness.why_not)
    if row.role != overview.state.executive_role() or not obstacles:
        return "", ""
    said = _("This sign-off comes last. Open points before it: {count}.").format(count=obstacles)
    return said, _("It stands for exactly the approvals, gates and conditions that hold by then.")
