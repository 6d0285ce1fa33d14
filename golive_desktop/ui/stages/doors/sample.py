# SPDX-License-Identifier: MIT
"""The way to the sample: the one that is there, or a fresh one."""

from pathlib import Path

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.sample import Sample, SampleDesk, find_sample, make_sample
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.computer import Computer

__all__ = ["sample_in"]


def sample_in(  # noqa: PLR0913 - what the sample needs of the window
    computer: Computer, home: Path, adapters: Adapters, *, language: Language, fresh: bool, task: Task
) -> Sample:
    """The sample in `home`, made when it is missing, unusable, or to be fresh; not for the window's thread.

    Args:
        computer: this computer.
        home: the sample's home.
        adapters: of that home.
        language: of a sample that is made.
        fresh: whether it is made anew in any case.
        task: is told how far it is, and asked whether to stop.

    Raises:
        KnownError: what stands against making it.
    """
    found = None if fresh else _usable(adapters, home)
    if found is not None:
        return found
    desk = SampleDesk(home=home, adapters=adapters, open_home=computer.open_home, files=computer.files)
    return make_sample(
        desk,
        language=language,
        now=computer.clock.now(),
        tell=task.tell,
        cancelled=lambda: task.cancelled,
    )


def _usable(adapters: Adapters, home: Path) -> Sample | None:
    """The sample that is there, if this program can read it."""
    found = find_sample(home)
    if found is None:
        return None
    try:
        with adapters.store.reading() as work:
            work.releases.get(found.release)
    except KnownError:
        return None  # note: invented data is not worth a question; a fresh one takes its place
    return found
