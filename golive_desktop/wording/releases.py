# SPDX-License-Identifier: MIT
"""What stands against reading a handbook, setting up a release, or running the demo."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]


SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "handbook.empty": Sentences(
            sentence=N_("The handbook is empty."),
            meaning=N_("There is nothing to plan from."),
            next_step=N_("Choose another file."),
        ),
        "handbook.binary": Sentences(
            sentence=N_("The file is not a text."),
            meaning=N_("A handbook is a text file in Markdown, often with the ending .md."),
            next_step=N_("Choose another file, or save the handbook as text."),
        ),
        "handbook.too-large": Sentences(
            sentence=N_("The handbook is too large."),
            meaning=N_("It may have at most {limit}."),
            next_step=N_("Leave out what does not belong to the plan."),
            shown_as={"limit": "limit"},
        ),
        "release.candidate-missing": Sentences(
            sentence=N_("The handbook names no release candidate."),
            meaning=N_("Each approval stands for one exact candidate."),
            next_step=N_("Add a line such as “Release: rc-2026-03-01” and import it again."),
        ),
        "release.tag-missing": Sentences(
            sentence=N_("The next candidate of {subject} has no tag."),
            meaning=N_("Each approval stands for one exact candidate."),
            next_step=N_("Enter its tag, for example rc-2026-03-01."),
        ),
        "release.product-missing": Sentences(
            sentence=N_("The product has no name."),
            meaning=N_("It stands on each page that is signed."),
            next_step=N_("Enter the name of the product."),
        ),
        "release.product-unnamed": Sentences(
            sentence=N_("The handbook does not name the product."),
            meaning=N_("It stands on each page that is signed."),
            next_step=N_("Add a line such as “Product: LifeTimeCircle” and import it again."),
        ),
        "release.artefacts-without-commit": Sentences(
            sentence=N_("Built files are named, but no commit."),
            meaning=N_("A file stands for the commit from which it was built."),
            next_step=N_("Enter the commit in full, or take the files out."),
        ),
        "release.commit-invalid": Sentences(
            sentence=N_("{subject} is not a full commit."),
            meaning=N_("A commit has 40 or 64 digits from 0 to 9 and a to f; a shortened one can stand for two."),
            next_step=N_("Copy it in full, for example from git rev-parse."),
        ),
        "release.launched": Sentences(
            sentence=N_("{subject} has been launched; what went live is no longer exchanged."),
            meaning=N_("The go-live day, with each override and decision, stands for the candidate that was launched."),
            next_step=N_("Make a new release for the next candidate."),
        ),
        "release.commit-missing": Sentences(
            sentence=N_("The commit of {subject} is not set."),
            meaning=N_("A gate proves something only about one exact commit."),
            next_step=N_("Set the commit of the candidate."),
        ),
        "release.critical-unknown": Sentences(
            sentence=N_("There is no critical condition {subject}."),
            meaning=N_("The plan has {count}, counted from 1."),
            next_step=N_("Choose one of them."),
        ),
        "release.critical-not-older": Sentences(
            sentence=N_("Critical condition {subject} was not met for an older candidate."),
            meaning=N_("Only evidence from before the candidate changed can be said to hold still."),
            next_step=N_("Record what shows that it is met."),
        ),
        "release.critical-without-evidence": Sentences(
            sentence=N_("Critical condition {subject} needs evidence."),
            meaning=N_("Somebody else has to be able to follow it later."),
            next_step=N_("Add a file, a link or a note."),
        ),
        "release.other-manager": Sentences(
            sentence=N_("Release {subject} is led with another key."),
            meaning=N_("Only the key that signed first for a release signs its requests, key lists and dossiers."),
            next_step=N_("Choose that key. If it is lost, lead the next release with the new one."),
        ),
        "release.plan-of-another": Sentences(
            sentence=N_("This plan belongs to another product or candidate: {subject}."),
            meaning=N_("Product and candidate of a release stay as they are; approvals stand for them."),
            next_step=N_("Set up a release of its own for this plan."),
        ),
        "demo.folder-not-empty": Sentences(
            sentence=N_("The folder {subject} is not empty."),
            meaning=N_("The demo writes only into an empty folder, so that nothing of yours is lost."),
            next_step=N_("Name a new folder."),
        ),
        "demo.failed": Sentences(
            sentence=N_("A file of the demo did not pass its check: {subject}."),
            meaning=N_("Result: {verdict}. The installation is not sound."),
            next_step=N_("Install GoLive Desktop again. If it happens again, report it."),
            shown_as={"verdict": "verdict"},
        ),
    }
)
