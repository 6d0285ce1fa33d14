# SPDX-License-Identifier: MIT
"""Values that a command or a monitoring server was asked for, and what a launch leaves behind."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_UNRECORDED: Final = N_("No value was recorded.")
_ASK_AGAIN: Final = N_("Read it again, or type the value.")
_NARROW: Final = N_("Change the query so that it gives one number, or type the value.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "completion.unknown": Sentences(
            sentence=N_("The plan has no point “{subject}” to tick."),
            meaning=N_("Nothing was recorded."),
            next_step=N_("Look at the list again; the plan may have changed."),
        ),
        "watch.command-missing": Sentences(
            sentence=N_("The command is empty."),
            meaning=N_("There is nothing to run. The runbook stays as it was."),
            next_step=N_("Type the command that prints the value."),
        ),
        "watch.command-failed": Sentences(
            sentence=N_("The command did not end well ({said}): {subject}"),
            meaning=_UNRECORDED,
            next_step=N_("Try it in a terminal, mend it, or type the value."),
        ),
        "watch.address-invalid": Sentences(
            sentence=N_("“{subject}” is no address of a server."),
            meaning=N_("It begins with https:// or http:// and holds neither a name nor a password."),
            next_step=N_("Type an address such as https://prometheus.example.com."),
        ),
        "watch.query-missing": Sentences(
            sentence=N_("It is not said what the server is asked."),
            meaning=N_("Without a query there is no value. The runbook stays as it was."),
            next_step=N_("Type a query that gives one number."),
        ),
        "watch.not-confirmed": Sentences(
            sentence=N_("This is not what was confirmed: {subject}"),
            meaning=N_("The runbook names something else by now. Nothing was run or asked."),
            next_step=N_("Read what it says, then confirm it."),
        ),
        "watch.no-source": Sentences(
            sentence=N_("{subject} is typed by hand."),
            meaning=N_("The runbook names no command and no server for this value."),
            next_step=N_("Type the value, or name where it is read."),
        ),
        "watch.unreachable": Sentences(
            sentence=N_("{subject} does not answer."),
            meaning=_UNRECORDED,
            next_step=N_("Look at the address and the network, or type the value."),
        ),
        "watch.certificate": Sentences(
            sentence=N_("The certificate of {subject} is not trusted here."),
            meaning=N_("It is not sure who would answer. No value was recorded."),
            next_step=N_("Have it looked at by whoever runs the server, or type the value."),
        ),
        "watch.time-out": Sentences(
            sentence=N_("{subject} did not answer within {seconds} seconds."),
            meaning=_UNRECORDED,
            next_step=_ASK_AGAIN,
        ),
        "watch.refused": Sentences(
            sentence=N_("{subject} refuses the query ({status}): {said}"),
            meaning=_UNRECORDED,
            next_step=N_("Look at address and query, or type the value."),
        ),
        "watch.too-large": Sentences(
            sentence=N_("{subject} answered with more than {bytes} bytes."),
            meaning=N_("One number was asked for. No value was recorded."),
            next_step=_NARROW,
            shown_as={"bytes": "number"},
        ),
        "watch.unreadable": Sentences(
            sentence=N_("The answer of {subject} is not one of Prometheus."),
            meaning=_UNRECORDED,
            next_step=N_("Look at the address, or type the value."),
        ),
        "watch.empty": Sentences(
            sentence=N_("{subject} has no value for this query now."),
            meaning=N_("That is not zero. No value was recorded."),
            next_step=_NARROW,
        ),
        "watch.many": Sentences(
            sentence=N_("{subject} gives {count} values for this query."),
            meaning=N_("Only one can be compared with the limit. No value was recorded."),
            next_step=_NARROW,
        ),
        "watch.no-number": Sentences(
            sentence=N_("What was read is no number: {subject}"),
            meaning=_UNRECORDED,
            next_step=N_("Let the last line of the output be the number alone, or type the value."),
        ),
    }
)
