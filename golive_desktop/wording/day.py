# SPDX-License-Identifier: MIT
"""The go-live day: what stands between now and PROCEED."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_NOBODY_LAUNCHES: Final = N_("PROCEED stays closed until this is settled.")

_UNRECORDED: Final = N_("Nothing was recorded.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "day.launch-unset": Sentences(
            sentence=N_("T-0 has no time yet."),
            meaning=N_("Without it no step has a planned time and the clock stands still."),
            next_step=N_("Set date and time of the launch."),
        ),
        "day.launch-too-far": Sentences(
            sentence=N_("{subject} is too far away for a launch."),
            meaning=N_("T-0 lies at most ten years from now. Nothing was changed."),
            next_step=N_("Look at the year that you typed."),
        ),
        "day.on-hold": Sentences(
            sentence=N_("HOLD is on."),
            meaning=_NOBODY_LAUNCHES,
            next_step=N_("Resume once the reason for HOLD is gone."),
        ),
        "day.launched-already": Sentences(
            sentence=N_("The launch has already begun."),
            meaning=N_("PROCEED is said once."),
            next_step=N_("Declare success or roll back."),
        ),
        "day.over": Sentences(
            sentence=N_("This launch was called off or rolled back."),
            meaning=N_("What happened stays on record; this candidate does not go live in this run."),
            next_step=N_("Plan another launch with a new candidate or a new date."),
        ),
        "day.poll-without-roles": Sentences(
            sentence=N_("Nobody is asked in the go/no-go poll."),
            meaning=_NOBODY_LAUNCHES,
            next_step=N_("Name in the runbook who answers, and in which order."),
        ),
        "day.poll-missing": Sentences(
            sentence=N_("The go/no-go poll at {subject} was not taken."),
            meaning=_NOBODY_LAUNCHES,
            next_step=N_("Open the poll and ask everybody in order."),
        ),
        "day.poll-open": Sentences(
            sentence=N_("{subject} has not answered the poll."),
            meaning=_NOBODY_LAUNCHES,
            next_step=N_("Ask, and enter GO or NO-GO."),
        ),
        "day.poll-no-go": Sentences(
            sentence=N_("{subject} says NO-GO: {reason}"),
            meaning=_NOBODY_LAUNCHES,
            next_step=N_("Settle the reason, then take the poll again."),
        ),
        "day.poll-unsigned": Sentences(
            sentence=N_("The poll at {subject} is complete and not signed."),
            meaning=N_("Everybody says GO. It counts once you have signed the result."),
            next_step=N_("Sign the poll."),
        ),
        "day.who-missing": Sentences(
            sentence=N_("It is not said who does this."),
            meaning=N_("The log of the day names a person for each entry. Nothing was recorded."),
            next_step=N_("Name the person, and try again."),
        ),
        "day.reason-missing": Sentences(
            sentence=N_("A reason is missing."),
            meaning=_UNRECORDED,
            next_step=N_("Give the reason in one sentence, and try again."),
        ),
        "day.step-ticked": Sentences(
            sentence=N_("Step {subject} is already done."),
            meaning=_UNRECORDED,
            next_step=N_("Open it again first, if it was ticked by mistake."),
        ),
        "day.step-open": Sentences(
            sentence=N_("Step {subject} is not done yet."),
            meaning=N_("There is nothing to open again."),
            next_step=N_("Tick it when it is done."),
        ),
        "day.step-twice": Sentences(
            sentence=N_("Two steps have the key {subject}."),
            meaning=N_("Each step needs its own, so that the log can name it. Nothing was changed."),
            next_step=N_("Give one of them another key."),
        ),
        "day.no-poll": Sentences(
            sentence=N_("No poll is open."),
            meaning=_UNRECORDED,
            next_step=N_("Open a poll first."),
        ),
        "day.poll-nothing-said": Sentences(
            sentence=N_("It is not said what to do with the poll."),
            meaning=_UNRECORDED,
            next_step=N_("Open it with --open T-0, or answer it with --role ROLE --answer GO."),
        ),
        "day.poll-not-asked": Sentences(
            sentence=N_("{subject} is not asked in this poll."),
            meaning=N_("Only the roles that the runbook names answer. Nothing was recorded."),
            next_step=N_("Choose one of these roles, or change the runbook."),
        ),
        "day.poll-order": Sentences(
            sentence=N_("It is the turn of {subject}."),
            meaning=N_("The poll goes round in a set order. Nothing was recorded."),
            next_step=N_("Ask this role first."),
        ),
        "day.not-now": Sentences(
            sentence=N_("{subject} is not open now."),
            meaning=N_("It does not fit where the launch stands. Nothing was recorded."),
            next_step=N_("Look at the clock and at what is due next."),
        ),
        "day.word-wrong": Sentences(
            sentence=N_("Type the word {subject} to confirm."),
            meaning=N_("What was typed is something else. Nothing was recorded."),
            next_step=N_("Type exactly this word, in capitals."),
        ),
        "day.metric-unknown": Sentences(
            sentence=N_("The runbook watches no value {subject}."),
            meaning=_UNRECORDED,
            next_step=N_("Look at the runbook for its metrics."),
        ),
        "day.metric-missing": Sentences(
            sentence=N_("It was not said which value."),
            meaning=_UNRECORDED,
            next_step=N_("Name the value by its key, such as errors."),
        ),
        "day.value-unreadable": Sentences(
            sentence=N_("“{subject}” is no number."),
            meaning=_UNRECORDED,
            next_step=N_("Type the value as a number, such as 0.21."),
        ),
        "day.step-unknown": Sentences(
            sentence=N_("The runbook has no step {subject}."),
            meaning=_UNRECORDED,
            next_step=N_("Look at the runbook for the keys of its steps."),
        ),
        "day.runbook-newer": Sentences(
            sentence=N_("The runbook was changed elsewhere meanwhile."),
            meaning=N_("Edition {subject} is not the next one. Nothing was overwritten."),
            next_step=N_("Look at the newest edition, then make your change again."),
        ),
        "day.step-fixed": Sentences(
            sentence=N_("Step {subject} is done already."),
            meaning=N_("What was done stays as it was done. Nothing was kept."),
            next_step=N_("Leave this step as it was, or open it again on the day first."),
        ),
        "day.metric-fixed": Sentences(
            sentence=N_("“{subject}” was measured already."),
            meaning=N_("Its limit stays as it was agreed before. Nothing was kept."),
            next_step=N_("Leave this value as it was, or add another one."),
        ),
        "day.poll-fixed": Sentences(
            sentence=N_("A poll is open."),
            meaning=N_("Who is asked stays until it is signed. Nothing was kept."),
            next_step=N_("Finish the poll, then change its order."),
        ),
        "day.moment-unknown": Sentences(
            sentence=N_("“{subject}” is no moment of a run."),
            meaning=N_("A moment is written like T-48h, T-60, T-0, T+15, T+1h, W1."),
            next_step=N_("Write it so, and try again."),
        ),
    }
)
