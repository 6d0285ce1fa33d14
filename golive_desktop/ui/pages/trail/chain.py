# SPDX-License-Identifier: MIT
"""What the check of the chain found, in words."""

from typing import Final

from golive_desktop.services.chain import AuditReport
from golive_desktop.ui.words import Words

__all__ = ["chain_in_words"]

_MOST_TOLD: Final = 5
"""So many breaks of the chain are named one by one."""


def chain_in_words(report: AuditReport, words: Words) -> tuple[str, str]:
    """What the check of the chain found: one sentence, and what stands behind it.

    Args:
        report: the check.
        words: the reader's language.
    """
    _ = words.translate
    count = len(report.entries)
    if not report.problems:
        more = _("{count} entries, each link and each digest fits, and so does every number that a receipt gave out.")
        return _("The audit trail holds."), more.format(count=count)
    told = [words.explain(problem).sentence for problem in report.problems[:_MOST_TOLD]]
    if rest := len(report.problems) - len(told):
        told.append(_("And {count} more.").format(count=rest))
    step = words.explain(report.problems[0]).next_step
    return _("The audit trail is broken."), " ".join((*told, step))
