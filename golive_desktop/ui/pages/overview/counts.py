# SPDX-License-Identifier: MIT
"""The verdict in sentences: how many points are missing, and how many have said what."""

from collections import Counter
from typing import Final

from golive_desktop.services.overview import Overview
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["counts_sentence", "deciding_sentence", "headline"]

_NUMBERS: Final = (
    N_("Two"),
    N_("Three"),
    N_("Four"),
    N_("Five"),
    N_("Six"),
    N_("Seven"),
    N_("Eight"),
    N_("Nine"),
    N_("Ten"),
    N_("Eleven"),
    N_("Twelve"),
)
_SETTLED: Final = frozenset({"approved", "conditional", "rejected", "inform-only"})


def headline(overview: Overview, words: Words) -> str:
    """How much is missing, as in ``Six points stand between this release and GO.``."""
    _ = words.translate
    missing, later = len(overview.readiness.why_not), len(overview.readiness.follow_ups)
    if missing == 1:
        return _("One point stands between this release and GO.")
    if missing:
        spelled = missing - 2 < len(_NUMBERS)
        count = _(_NUMBERS[missing - 2]) if spelled else str(missing)
        return _("{count} points stand between this release and GO.").format(count=count)
    if not later:
        return _("Nothing stands in the way.")
    if later == 1:
        return _("T-0 is allowed. One condition has to be met after it.")
    return _("T-0 is allowed. {count} conditions have to be met after it.").format(count=later)


def counts_sentence(overview: Overview, words: Words) -> str:
    """How many said what, as in ``3 of 9 approve, 1 rejects, 5 are open. Gates: 5 of 5 green.``."""
    _ = words.translate
    states = Counter(row.state for row in overview.readiness.board)
    all_deciding = len(overview.readiness.board) - states["inform-only"]
    yes, partly, no = states["approved"], states["conditional"], states["rejected"]
    still = sum(count for state, count in states.items() if state not in _SETTLED)
    parts = [(_("{count} of {all} approves") if yes == 1 else _("{count} of {all} approve"), yes)]
    if partly:
        parts.append((_("1 approves with conditions") if partly == 1 else _("{count} approve with conditions"), partly))
    if no:
        parts.append((_("1 rejects") if no == 1 else _("{count} reject"), no))
    if still:
        parts.append((_("1 is open") if still == 1 else _("{count} are open"), still))
    said = ", ".join(text.format(count=count, all=all_deciding) for text, count in parts)
    return f"{said}. {_gates(overview, words)}".strip()


def deciding_sentence(overview: Overview, words: Words) -> str:
    """``9 decide, 1 is informed``."""
    _ = words.translate
    informed = sum(row.state == "inform-only" for row in overview.readiness.board)
    deciding = len(overview.readiness.board) - informed
    first = _("1 decides") if deciding == 1 else _("{count} decide").format(count=deciding)
    if not informed:
        return first
    second = _("1 is informed") if informed == 1 else _("{count} are informed").format(count=informed)
    return f"{first}, {second}"


def _gates(overview: Overview, words: Words) -> str:
    gates = overview.state.plan.gates
    if not gates:
        return ""
    red = {problem.subject for problem in overview.readiness.why_not if problem.code.startswith("readiness.gate-")}
    green = sum(gate.key not in red for gate in gates)
    return words.translate("Gates: {green} of {all} green.").format(green=green, all=len(gates))
