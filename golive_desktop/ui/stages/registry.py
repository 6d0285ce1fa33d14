# SPDX-License-Identifier: MIT
"""Everything that can fill the window; each is imported when it is first shown."""

from collections.abc import Callable
from importlib import import_module
from typing import Final, Literal, cast

from golive_desktop.ui.context import Context
from golive_desktop.ui.stage import Stage

__all__ = ["STAGES", "StageKey", "make_stage"]

StageKey = Literal["doors", "release", "signer", "setup", "check", "identities", "settings", "help"]

STAGES: Final[tuple[StageKey, ...]] = (
    "doors",
    "release",
    "signer",
    "setup",
    "check",
    "identities",
    "settings",
    "help",
)
"""First run; a release; a request to sign; a new release; a file from anywhere; keys; settings; help."""


def make_stage(key: StageKey, context: Context) -> Stage:
    """The stage with this key.

    Args:
        key: one of `STAGES`.
        context: what it works with.
    """
    module = import_module(f"golive_desktop.ui.stages.{key}.stage")
    return cast("Callable[[Context], Stage]", module.make_stage)(context)
