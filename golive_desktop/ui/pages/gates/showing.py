# SPDX-License-Identifier: MIT
"""What of a gate is shown: the rows of the table, and the one that is read, run and watched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain.gate import GatePreview
from golive_desktop.domain.problem import Problem
from golive_desktop.ui.pages.gates.looking import Looked
from golive_desktop.ui.pages.gates.pane import PaneSight
from golive_desktop.ui.pages.gates.runs import Live
from golive_desktop.ui.pages.gates.sight import GateSight, duration_words, is_whole
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.words import Words

__all__ = ["Standing", "cells_of", "pane_of", "printed_words"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What the window knows of one gate beside its last run."""

    confirmed: bool
    waits: bool
    """Whether it runs after the one that runs now."""
    live: Live | None
    """Itself, while it runs."""
    busy: bool
    """Whether any gate runs."""


def cells_of(gate: GateSight, standing: Standing, words: Words) -> Sequence[TableCell]:
    """A row of the table; the link of its last cell names the gate."""
    _ = words.translate
    result = TableCell(text=gate.word, state=gate.state, more=gate.more)
    if standing.live is not None:
        result = TableCell(text=_("Running…"), image="activity", colour="accent", bold=True)
    elif standing.waits:
        result = TableCell(text=_("Waits"), image="clock", colour="muted")
    read = (
        TableCell(text=_("Confirmed"), image="check")
        if standing.confirmed
        else TableCell(text=_("Read and confirm…"), link=gate.key)
    )
    facts = (gate.when, gate.exit_code, gate.took)
    return (
        TableCell(text=gate.key),
        TableCell(text=gate.command, more=gate.command),
        result,
        *(TableCell(text=fact) for fact in facts),
        read,
    )


def pane_of(gate: GateSight, standing: Standing, looked: Looked | None, words: Words, now: datetime) -> PaneSight:
    """The gate that is read, run and watched."""
    _ = words.translate
    live = standing.live
    preview = looked.preview(gate.key) if looked else None
    refused = looked.previews.get(gate.key) if looked else None
    stands = _stands_against(standing, looked, preview, words)
    return PaneSight(
        key=gate.key,
        title=_("Gate {number}").format(number=gate.key),
        state=gate.state,
        word=_running(live, words) if live else gate.word,
        command=gate.command,
        starts=_starts(preview, words) if preview else "",
        warning=_said(refused, words) if isinstance(refused, Problem) else "" if live else gate.why,
        confirmable=preview is not None and not standing.busy,
        confirmed=standing.confirmed,
        runnable=not stands,
        why_not="" if live else stands,
        running=live is not None,
        output=live.output if live else gate.output,
        printed=printed_words(gate, live, words, now),
        ci=None if live else gate.ci,
    )


def printed_words(gate: GateSight, live: Live | None, words: Words, now: datetime) -> str:
    """How much was printed, and what of it is shown."""
    _ = words.translate
    if live is not None:
        size = words.size(live.size)
        time = duration_words(now - live.began, words)
        return _("{size} so far, running for {time}").format(size=size, time=time)
    if not gate.size and gate.ci is not None and gate.ci.step == "signed":
        return _("run by the CI system")
    if not gate.size:
        return _("nothing was printed") if gate.when != "–" else _("not run yet")
    size = words.size(gate.size)
    return size if is_whole(gate) else _("the end of {size}").format(size=size)


def _stands_against(standing: Standing, looked: Looked | None, preview: GatePreview | None, words: Words) -> str:
    _ = words.translate
    if standing.live is not None:
        return _("It is running.")
    if standing.busy:
        return _("Another gate is running.")
    if looked is None:
        return _("Choose the working copy first.")
    if looked.problem is not None:
        return _("The working copy is not the candidate.")
    if preview is None:
        return _("This command cannot be confirmed.")
    return "" if standing.confirmed else _("Read the command and confirm it first.")


def _starts(preview: GatePreview, words: Words) -> str:
    _ = words.translate
    parts = [_("Runs in {folder}.").format(folder=preview.folder)]
    if preview.shell:
        parts.append(_("A shell reads this text: {program}").format(program=preview.program))
    elif preview.program:
        parts.append(_("Starts {program}, without a shell.").format(program=preview.program))
    else:
        parts.append(_("There is no program of this name on this computer."))
    return " ".join(parts)


def _running(live: Live, words: Words) -> str:
    _ = words.translate
    return _("Is being ended…") if live.cancelled else _("Running…")


def _said(problem: Problem, words: Words) -> str:
    said = words.explain(problem)
    return f"{said.sentence} {said.meaning} {said.next_step}".strip()
