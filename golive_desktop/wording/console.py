# SPDX-License-Identifier: MIT
"""What the console says about its own use and its own failures."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]


SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "console.usage": Sentences(
            sentence=N_("{subject} cannot be called like this: {reason}"),
            meaning=N_("Nothing was done."),
            next_step=N_("See {subject} --help."),
        ),
        "console.bug": Sentences(
            sentence=N_("This is an error in GoLive Desktop, not yours. Nothing is half-written."),
            meaning=N_("A report without secrets is kept: {place}"),
            next_step=N_("Pass it on to whoever looks after GoLive Desktop."),
        ),
        "console.output-failed": Sentences(
            sentence=N_("The answer could not be written to the end: {reason}"),
            meaning=N_("The command itself was carried out."),
            next_step=N_("Make room where the output goes, and ask for the result again."),
        ),
        "console.how-missing": Sentences(
            sentence=N_("It is not said how the number was compared."),
            meaning=N_("A number counts only where somebody heard or saw it. Nothing was signed."),
            next_step=N_("Add --how phone, --how in-person or --how video, as it was."),
        ),
        "console.artefact-without-commit": Sentences(
            sentence=N_("The file {subject} cannot be bound to a release without its commit."),
            meaning=N_("A file belongs to the one commit that it was built from."),
            next_step=N_("Name the commit or the working copy as well."),
        ),
        "console.self-test-verdict": Sentences(
            sentence=N_("The self-test got a wrong result: {subject}."),
            meaning=N_("The installation is not sound."),
            next_step=N_("Install GoLive Desktop again. If it happens again, report it."),
            shown_as={"subject": "verdict"},
        ),
    }
)
