# SPDX-License-Identifier: MIT
"""A keyring in memory, for tests of the window."""

from dataclasses import dataclass, field

from golive_desktop.domain.problem import KnownError

__all__ = ["Drawer"]


@dataclass
class Drawer:
    """A keyring in memory; `locked` is the code that each access is refused with."""

    secrets: dict[str, str] = field(default_factory=dict)
    locked: str = ""

    def read(self, name: str) -> str | None:
        self._refuse()
        return self.secrets.get(name)

    def keep(self, name: str, secret: str) -> None:
        self._refuse()
        self.secrets[name] = secret

    def forget(self, name: str) -> None:
        self._refuse()
        self.secrets.pop(name, None)

    def describe(self) -> str:
        self._refuse()
        return "Drawer"

    def _refuse(self) -> None:
        if self.locked:
            raise KnownError.of(self.locked)
