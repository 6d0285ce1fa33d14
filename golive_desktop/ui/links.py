# SPDX-License-Identifier: MIT
"""For each reason why a release may not go live, the place where it can be mended."""

from dataclasses import dataclass
from typing import Final

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.context import Shell
from golive_desktop.wording.sentences import N_

__all__ = ["CAUSES", "Link", "condition_link", "follow", "link_to_cause"]

_SEPARATOR: Final = "\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A place in the window, and what the link to it says."""

    page: str
    """Key of the page; see `golive_desktop.ui.pages.registry`."""
    subject: str
    text: str
    """English; a page translates it."""

    @property
    def address(self) -> str:
        """The place in one text, for `follow`."""
        return f"{self.page}{_SEPARATOR}{self.subject}"


_SIGN_OFF: Final = ("signoffs", "{subject}")
_EDIT: Final = ("signoffs", "edit")
_GATES: Final = ("gates", "{subject}")
_ASK_AGAIN: Final = N_("Ask again…")
_OPEN: Final = N_("Open sign-off")
_STAKEHOLDERS: Final = N_("Edit stakeholders")

CAUSES: Final = {
    "readiness.nobody-decides": (*_EDIT, _STAKEHOLDERS),
    "readiness.executive-unnamed": (*_EDIT, _STAKEHOLDERS),
    "readiness.void": ("documents", "", N_("Show documents")),
    "readiness.commit-unknown": ("overview", "candidate", N_("Set the commit…")),
    "readiness.role-dropped": (*_EDIT, _STAKEHOLDERS),
    "readiness.not-requested": (*_SIGN_OFF, N_("Prepare…")),
    "readiness.requested": (*_SIGN_OFF, _OPEN),
    "readiness.overdue": (*_SIGN_OFF, N_("Remind…")),
    "readiness.identity-open": (*_SIGN_OFF, N_("Compare number…")),
    "readiness.rejected": (*_SIGN_OFF, _OPEN),
    "readiness.withdrawn": (*_SIGN_OFF, _ASK_AGAIN),
    "readiness.request-void": (*_SIGN_OFF, _ASK_AGAIN),
    "readiness.not-competent": (*_SIGN_OFF, _ASK_AGAIN),
    "readiness.waits": (*_SIGN_OFF, _OPEN),
    "readiness.conflict": (*_SIGN_OFF, _ASK_AGAIN),
    "readiness.older-candidate": (*_SIGN_OFF, _ASK_AGAIN),
    "readiness.condition-open": ("conditions", "{subject}/{condition}", N_("Open condition")),
    "readiness.creator-approved": (*_SIGN_OFF, _OPEN),
    "readiness.approval-old": (*_SIGN_OFF, _ASK_AGAIN),
    "readiness.critical-open": ("conditions", "critical/{subject}", N_("Record evidence…")),
    "readiness.critical-older-candidate": ("conditions", "critical/{subject}", N_("Still met?…")),
    "readiness.gate-not-run": (*_GATES, N_("Open gates")),
    "readiness.gate-ci-open": (*_GATES, N_("Open gates")),
    "readiness.gate-other-command": (*_GATES, N_("Open gates")),
    "readiness.gate-other-candidate": (*_GATES, N_("Open gates")),
    "readiness.gate-red": (*_GATES, N_("Open gates")),
    "readiness.executive-stale": ("executive", "", N_("Executive sign-off")),
}
"""By the code of the reason: page, subject on that page, and the words of the link."""


def link_to_cause(problem: Problem, executive: str | None) -> Link:
    """Where the cause of `problem` can be seen and mended.

    Args:
        problem: one of `Readiness.why_not`.
        executive: the role that signs last; its sign-off has a page of its own.
    """
    page, subject, text = CAUSES.get(problem.code, (*_SIGN_OFF, _OPEN))
    if page == "signoffs" and executive is not None and problem.subject == executive:
        return Link(page="executive", subject="", text=N_("Executive sign-off"))
    subject = subject.replace("{condition}", problem.details.get("condition", "")).replace("{subject}", problem.subject)
    return Link(page=page, subject=subject, text=text)


def condition_link(role: str, condition: str) -> Link:
    """The condition with this key in the answer of this role."""
    return Link(page="conditions", subject=f"{role}/{condition}", text=N_("Open condition"))


def follow(shell: Shell, address: str) -> None:
    """Goes to the place of a link."""
    page, _, subject = address.partition(_SEPARATOR)
    shell.open_page(page, subject)
