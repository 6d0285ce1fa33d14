# SPDX-License-Identifier: MIT
"""A release whose gates run in a real working copy."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from golive_desktop.domain.plan import GateCommand
from golive_desktop.services.releases import set_candidate
from golive_desktop.system.sample_repository import make_sample_repository
from golive_desktop.ui.preferences import Preferences
from tests.ui.desk import Desk

Gated = Callable[..., Path]


@pytest.fixture
def gated(desk: Desk, tmp_path: Path) -> Gated:
    """Gives the desk's release these gates, and a working copy of its candidate; the folder is chosen already."""

    def make(*commands: str, chosen: bool = True) -> Path:
        office = desk.office
        adapters, release = office.manager.adapters, office.release
        folder = tmp_path / "working copy"
        commit = make_sample_repository(folder, release.candidate.tag)
        with adapters.store.writing() as work:
            gates = tuple(GateCommand(key=str(number), command=command) for number, command in enumerate(commands, 1))
            work.releases.replace(replace(release, plan=replace(release.plan, gates=gates)))
        set_candidate(adapters, release.id, commit=commit, artefacts=(), now=office.now())
        if chosen:
            Preferences(desk.context.home).set_folder(f"gates-{release.id}", folder)
        return folder

    return make
