# SPDX-License-Identifier: MIT
"""Carries out what was asked for on the day: each a use case, to be called beside the window."""

from collections.abc import Mapping
from typing import Literal
from zoneinfo import ZoneInfo

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.day import Acting, zone_of
from golive_desktop.services.day_launch import abort, hold, proceed, resume
from golive_desktop.services.day_poll import answer_poll, open_poll
from golive_desktop.services.day_reports import post_status
from golive_desktop.services.day_steps import finish_step, measure, note, remark_step, reopen_step, set_t0, skip_step
from golive_desktop.ui.pages.day.ask import Given

__all__ = ["do", "record_values"]

_NOTHING = Given()


def do(acting: Acting, key: str, given: Given = _NOTHING) -> None:
    """Does one thing.

    Args:
        acting: who, when, and on which run.
        key: what, with its subject behind a colon, as `questions.question` has it; also "done:STEP",
            "go:ROLE", "open-poll:MOMENT" and "posted:CHANNEL", which ask nothing.
        given: what was said to the question.

    Raises:
        KnownError: what the use case says.
    """
    what, _, subject = key.partition(":")
    match what:
        case "done":
            finish_step(acting, subject)
        case "off":
            remark_step(acting, subject, reason=given.text)
        case "skip":
            skip_step(acting, subject, reason=given.text)
        case "reopen":
            reopen_step(acting, subject)
        case "go" | "no-go":
            answer_poll(acting, subject, "GO" if what == "go" else "NO-GO", reason=given.text)
        case "open-poll":
            open_poll(acting, _moment(subject))
        case "posted":
            post_status(acting, subject, given.text)
        case "note":
            note(acting, given.text)
        case "t0":
            _set_t0(acting, given)
        case _:
            _launch(acting, what, given)


def record_values(acting: Acting, values: Mapping[str, str], *, picture: bytes = b"", name: str = "") -> None:
    """Records each value that was typed; the first that is no number stops it.

    Args:
        acting: who, when, and on which run.
        values: as typed, by metric.
        picture: shows them all; empty without one.
        name: its file name.

    Raises:
        KnownError: ``day.value-unreadable``.
    """
    for metric, value in values.items():
        measure(acting, metric, value, picture=picture, name=name)


def _launch(acting: Acting, what: str, given: Given) -> None:
    match what:
        case "hold":
            hold(acting, reason=given.text, typed=given.word)
        case "resume":
            resume(acting, reason=given.text)
        case "abort":
            abort(acting, reason=given.text, typed=given.word)
        case "proceed":
            proceed(acting)
        case "override":
            _ask_override(acting, given)
        case _:
            _sign(acting, what, given)


def _sign(acting: Acting, what: str, given: Given) -> None:
    from golive_desktop.services.day_signing import (  # noqa: PLC0415 - reads statements, seldom needed
        close_poll,
        declare_rollback,
        declare_success,
    )
    from golive_desktop.services.issue import SigningKey  # noqa: PLC0415 - as above

    key = SigningKey(identity=given.identity, passphrase=given.passphrase) if given.identity is not None else None
    match what:
        case "sign-poll":
            close_poll(acting, key)
        case "declare":
            declare_success(acting, key, reason=given.text)
        case "roll-back":
            declare_rollback(acting, key, reason=given.text, typed=given.word)
        case _:
            raise ValueError(what)


def _ask_override(acting: Acting, given: Given) -> None:
    from golive_desktop.services.issue import SigningKey  # noqa: PLC0415 - reads statements, seldom needed
    from golive_desktop.services.overrides import ask_override  # noqa: PLC0415 - as above
    from golive_desktop.wording.explain import explain  # noqa: PLC0415 - as above

    if given.identity is None:
        raise KnownError.of("identity.none")
    key = SigningKey(identity=given.identity, passphrase=given.passphrase)
    with acting.adapters.store.reading() as work:
        language = work.releases.get(acting.release).language
    ask_override(acting, key, reason=given.text, words=lambda problem: explain(problem, language).sentence)


def _set_t0(acting: Acting, given: Given) -> None:
    if given.moment is None:
        raise KnownError.of("day.launch-unset")
    with acting.adapters.store.reading() as work:
        zone = zone_of(work.releases.get(acting.release))
    set_t0(acting, given.moment.replace(tzinfo=ZoneInfo(zone)), reason=given.text)


def _moment(subject: str) -> Literal["T-60", "T-0"]:
    return "T-60" if subject == "T-60" else "T-0"
