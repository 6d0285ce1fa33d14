# SPDX-License-Identifier: MIT
"""What stands on a stakeholder's tab: a title short enough for it."""

from golive_desktop.documents.handbook.roles import known_roles
from golive_desktop.domain.plan import Stakeholder
from golive_desktop.domain.release import Language

__all__ = ["short_title"]

_CUTS = (" / ", " (", " – ")


def short_title(person: Stakeholder, language: Language) -> str:
    """The role's short title from ``resources/roles.toml``; of another role the first part of its own title."""
    for known in known_roles():
        if known.key == person.role:
            return known.short_de if language == "de" else known.short_en
    title = person.title
    for cut in _CUTS:
        title = title.split(cut)[0]
    return title.strip() or person.role
