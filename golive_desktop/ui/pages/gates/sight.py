# SPDX-License-Identifier: MIT
"""Each gate with its last run, as values: state in a word, when, how long, with which result."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from golive_desktop.domain.ci import ci_keys
from golive_desktop.domain.gate import GateRun, problem_of
from golive_desktop.domain.plan import GateCommand
from golive_desktop.services.overview import Overview
from golive_desktop.ui.calendar import Calendar, calendar_of
from golive_desktop.ui.pages.gates.ci import CiSight, ci_of
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["GateSight", "console_command", "duration_words", "gates_of", "green_words", "is_whole"]

_GATE: Final = "readiness.gate-"
_SHORT_COMMIT: Final = 7
_MINUTE: Final = 60
_NONE: Final = "–"
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "gate-not-run": ("not-requested", N_("Not run")),
    "gate-other-command": ("withdrawn", N_("Other command")),
    "gate-other-candidate": ("withdrawn", N_("Other candidate")),
    "gate-red": ("red", N_("Red")),
    "gate-ci-open": ("requested", N_("Waits for CI")),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class GateSight:
    """One gate with its last run."""

    key: str
    command: str
    state: str
    word: str
    when: str
    commit: str
    more: str
    """Why it is red, and the last line that it printed."""
    why: str = ""
    """Why it is red, what that means, what to do; empty when it is not."""
    exit_code: str = _NONE
    took: str = _NONE
    output: str = ""
    """The end of what it printed."""
    size: int = 0
    """How many bytes it printed in all."""
    ci: CiSight | None = None
    """How it stands with the CI system; None where nobody asked about that."""


def gates_of(overview: Overview, words: Words) -> tuple[GateSight, ...]:
    """The gates of the plan, in its order."""
    calendar = calendar_of(overview, words)
    return tuple(_gate(overview, gate, calendar) for gate in overview.state.plan.gates)


def console_command(overview: Overview, folder: Path | None, words: Words) -> str:
    """What runs the gates on the console, in the same folder."""
    tag, place = shlex.quote(overview.release.candidate.tag), words.translate("FOLDER")
    return f"golive gates {tag} run --working-copy {shlex.quote(str(folder)) if folder else place}"


def green_words(gates: Sequence[GateSight], words: Words) -> str:
    """How many of them are green; empty when there are none."""
    green = sum(gate.state == "green" for gate in gates)
    return words.translate("{green} of {all} green").format(green=green, all=len(gates)) if gates else ""


def duration_words(time: timedelta, words: Words) -> str:
    """``12 s`` or ``3 min 05 s``; evidence has whole seconds."""
    minutes, seconds = divmod(max(0, int(time.total_seconds())), _MINUTE)
    _ = words.translate
    if minutes:
        return _("{minutes} min {seconds:02d} s").format(minutes=minutes, seconds=seconds)
    return _("{seconds} s").format(seconds=seconds) if seconds else _("under 1 s")


def is_whole(gate: GateSight) -> bool:
    """Whether all that it printed is still there."""
    return len(gate.output.encode()) >= gate.size


def _gate(overview: Overview, gate: GateCommand, calendar: Calendar) -> GateSight:
    _ = calendar.words.translate
    run = overview.state.gate(gate.key)
    wrong = next(
        (
            problem.code.removeprefix("readiness.")
            for problem in overview.readiness.why_not
            if problem.subject == gate.key and problem.code.startswith(_GATE)
        ),
        "",
    )
    state, word = _WORDS.get(wrong, ("green", N_("Green")))
    sight = GateSight(key=gate.key, command=gate.command, state=state, word=_(word), when=_NONE, commit=_NONE, more="")
    shown = _with_run(sight, run, calendar) if run else sight
    result = overview.state.by_ci(gate)
    ci = ci_of(result, calendar, asked=gate.key in ci_keys(overview.state.plan))
    if result is None:
        return replace(shown, ci=ci)
    return replace(shown, ci=ci, more=ci.sentence, why="", when=calendar.near(result.signed_at))


def _with_run(sight: GateSight, run: GateRun, calendar: Calendar) -> GateSight:
    words = calendar.words
    problem = problem_of(run)
    said = words.explain(problem) if problem else None
    last = run.output_tail.strip().splitlines()[-1:] or [""]
    return GateSight(
        key=sight.key,
        command=sight.command,
        state=sight.state,
        word=sight.word,
        when=calendar.near(run.started_at),
        commit=run.commit[:_SHORT_COMMIT],
        more=f"{said.sentence} {last[0]}".strip() if said else "",
        why=f"{said.sentence} {said.meaning} {said.next_step}".strip() if said else "",
        exit_code=_NONE if run.exit_code is None else str(run.exit_code),
        took=duration_words(run.ended_at - run.started_at, words),
        output=run.output_tail,
        size=run.output_bytes,
    )
