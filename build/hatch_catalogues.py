# SPDX-License-Identifier: MIT
"""Compiles the gettext catalogues and puts the resources into the wheel.

Hatchling runs it for every wheel; `make setup` runs it as a program after a translation changed.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["CatalogueHook", "compile_catalogues"]

_RESOURCES = "resources"
_INSTALLED_RESOURCES = "golive_desktop/_resources"


class CatalogueHook(BuildHookInterface[BuilderConfig]):
    """Runs before hatchling collects the files of a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile all catalogues and name the resources' place in the wheel.

        Args:
            version: `editable` for an installation that points at the checkout, which reads `resources/` itself;
                `standard` for a wheel that is shipped.
            build_data: hatchling's settings for this build.
        """
        resources = Path(self.root, _RESOURCES)
        compile_catalogues(resources)
        if version != "editable":
            build_data["force_include"][str(resources)] = _INSTALLED_RESOURCES


def compile_catalogues(resources: Path) -> list[Path]:
    """Write a `.mo` beside each `locale/*/LC_MESSAGES/*.po` and say which ones were written."""
    return [_compile(source) for source in sorted(resources.glob("locale/*/LC_MESSAGES/*.po"))]


def _compile(source: Path) -> Path:
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parents[1].name, abort_invalid=True)
    # note: without a date of its own the library writes the present one, and the same commit gave another package
    catalogue.creation_date = catalogue.revision_date = datetime.fromtimestamp(0, UTC)
    target = source.with_suffix(".mo")
    # note: a program that runs while this happens finds the old catalogue or the new one, never half of one
    partial = source.with_suffix(".mo.part")
    with partial.open("wb") as file:
        write_mo(file, catalogue)
    partial.replace(target)
    return target


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parents[1] / _RESOURCES)
