# SPDX-License-Identifier: MIT
"""Writes the golden files of the newest schema; only while that schema is not released.

Run it in the top folder: ``python -m tests.statements.golden.write``.
"""

from pathlib import Path

from golive_desktop.statements.envelope import SCHEMA
from tests.statements.conftest import World
from tests.statements.parts import (
    KINDS,
    LANGUAGES,
    payload,
)

__all__ = ["write"]


def write(folder: Path) -> None:
    """One file for each kind and language."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        for kind in KINDS:
            statement, _ = World(language).sample(kind)
            folder.joinpath(f"{kind}-{language}.json").write_bytes(payload(statement))


if __name__ == "__main__":
    write(Path(__file__).parent / f"schema-{SCHEMA}")
