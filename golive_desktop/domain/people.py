# SPDX-License-Identifier: MIT
"""Who is reached where, for mails to people who have no key here."""

from dataclasses import dataclass

from golive_desktop.domain.release import Language

__all__ = ["Person"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """The address behind a role, in one release or in the whole home."""

    release: str
    """Id of the release that it is for; empty for all of this home."""
    role: str
    """Key of a role of the plan, or any other group: ``customers``, ``leadership``."""
    name: str
    address: str
    language: Language
