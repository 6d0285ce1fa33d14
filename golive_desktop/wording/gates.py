# SPDX-License-Identifier: MIT
"""Why a gate command is red, or was not run."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_GATE_STAYS_RED: Final = N_("The gate is red.")
_READ_OUTPUT: Final = N_("Read its output, mend the cause, and run it again.")
_EXACTLY_THE_CANDIDATE: Final = N_("The gate would judge something else than the candidate. It was not run.")
_CHOOSE_COPY: Final = N_("Choose the folder of a git working copy of the product.")
_CORRECT_COMMAND: Final = N_("Correct the command in the plan.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "gate.unknown": Sentences(
            sentence=N_("The plan has no gate {subject}."),
            meaning=N_("The gates of the plan are: {keys}."),
            next_step=N_("Choose one of these gates."),
        ),
        "gate.nobody-for-ci": Sentences(
            sentence=N_("The plan has no DevOps lead who could sign a result of the CI system."),
            meaning=N_("What another system says about the candidate counts under that person's signature alone."),
            next_step=N_("Name a DevOps lead who decides in the plan, or run the gate here."),
        ),
        "gate.not-confirmed": Sentences(
            sentence=N_("The command of gate {subject} was not confirmed."),
            meaning=N_("A command runs only after its exact text was confirmed. Nothing was run."),
            next_step=N_("Read the command, then confirm it."),
        ),
        "gate.command-empty": Sentences(
            sentence=N_("The command is empty."),
            meaning=N_("There is nothing to run."),
            next_step=_CORRECT_COMMAND,
        ),
        "gate.command-hidden": Sentences(
            sentence=N_("The command holds characters that nobody sees: {detail}."),
            meaning=N_("It could do something else than it shows. It was not run."),
            next_step=_CORRECT_COMMAND,
        ),
        "gate.command-unreadable": Sentences(
            sentence=N_("The command has a quotation mark that is not closed: {detail}"),
            meaning=N_("It is not clear where its parts end. It was not run."),
            next_step=_CORRECT_COMMAND,
        ),
        "gate.exit-code": Sentences(
            sentence=N_("The command ended with exit code {detail}."),
            meaning=N_("Only exit code 0 is green."),
            next_step=_READ_OUTPUT,
        ),
        "gate.time-out": Sentences(
            sentence=N_("The command did not finish within {detail} seconds and was ended."),
            meaning=_GATE_STAYS_RED,
            next_step=_READ_OUTPUT,
        ),
        "gate.output-endless": Sentences(
            sentence=N_("The command printed more than {detail} bytes and was ended."),
            meaning=_GATE_STAYS_RED,
            next_step=_READ_OUTPUT,
            shown_as={"detail": "number"},
        ),
        "gate.cancelled": Sentences(
            sentence=N_("The run was cancelled."),
            meaning=_GATE_STAYS_RED,
            next_step=N_("Run it again."),
        ),
        "gate.killed": Sentences(
            sentence=N_("The command was ended from outside ({detail})."),
            meaning=_GATE_STAYS_RED,
            next_step=N_("Run it again. If it recurs, look for too little memory."),
        ),
        "gate.program-missing": Sentences(
            sentence=N_("The program is not on this computer: {detail}"),
            meaning=_GATE_STAYS_RED,
            next_step=N_("Install it, or run the gate on a computer that has it."),
        ),
        "gate.program-refused": Sentences(
            sentence=N_("The program may not be run: {detail}"),
            meaning=_GATE_STAYS_RED,
            next_step=N_("Make the file executable, or correct the command in the plan."),
        ),
        "gate.git-missing": Sentences(
            sentence=N_("The program git is not on this computer."),
            meaning=N_("Without it nobody can tell which commit a folder holds."),
            next_step=N_("Install git."),
        ),
        "gate.git-failed": Sentences(
            sentence=N_("git could not answer: {detail}"),
            meaning=N_("It is not known which commit the folder holds."),
            next_step=N_("Mend what git names, and try again."),
        ),
        "gate.folder-missing": Sentences(
            sentence=N_("The folder of the working copy does not exist."),
            meaning=_EXACTLY_THE_CANDIDATE,
            next_step=_CHOOSE_COPY,
        ),
        "gate.not-a-work-tree": Sentences(
            sentence=N_("The folder is not a git working copy."),
            meaning=_EXACTLY_THE_CANDIDATE,
            next_step=_CHOOSE_COPY,
        ),
        "gate.foreign-owner": Sentences(
            sentence=N_("The working copy belongs to another user of this computer."),
            meaning=N_("git does not trust it, because it could run that user's commands."),
            next_step=N_("Make a copy of your own with git clone."),
        ),
        "gate.no-commit": Sentences(
            sentence=N_("The working copy has no commit yet."),
            meaning=_EXACTLY_THE_CANDIDATE,
            next_step=_CHOOSE_COPY,
        ),
        "gate.tag-missing": Sentences(
            sentence=N_("The working copy has no tag {detail}."),
            meaning=_EXACTLY_THE_CANDIDATE,
            next_step=N_("Fetch the tags, then run the gate again."),
        ),
        "gate.wrong-tag": Sentences(
            sentence=N_("In the working copy the tag stands on another commit: {detail}."),
            meaning=N_("The tag was moved, or the candidate's commit is not right. The gate was not run."),
            next_step=N_("Find out which commit is the candidate, and set it."),
        ),
        "gate.wrong-commit": Sentences(
            sentence=N_("The working copy stands on another commit: {detail}."),
            meaning=_EXACTLY_THE_CANDIDATE,
            next_step=N_("Switch the working copy to the tag of the candidate."),
        ),
        "gate.tree-dirty": Sentences(
            sentence=N_("The working copy holds changes: {detail}."),
            meaning=_EXACTLY_THE_CANDIDATE,
            next_step=N_("Use a fresh copy, or remove the changes."),
        ),
        "gate.tree-changed": Sentences(
            sentence=N_("The command changed the working copy: {detail}."),
            meaning=N_("What it judged at the end was no longer the candidate. The gate is red."),
            next_step=N_("Let the command write elsewhere, or name its files in .gitignore."),
        ),
    }
)
