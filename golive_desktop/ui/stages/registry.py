# SPDX-License-Identifier: MIT
"""Everything that can fill the window; each is imported when it is first shown."""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from golive_desktop.ui.context import Context, StageKey
from golive_desktop.ui.stage import Stage

__all__ = ["make_stage"]


def make_stage(key: StageKey, context: Context) -> Stage:
    """The stage with this key.

    Args:
        key: which one; its room in `golive_desktop.ui.stages` has the same name.
        context: what it works with.
    """
    module = import_module(f"golive_desktop.ui.stages.{key}.stage")
    return cast("Callable[[Context], Stage]", module.make_stage)(context)
