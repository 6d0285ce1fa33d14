# SPDX-License-Identifier: MIT
"""What a backup would bring beside what is here, as lines to be shown."""

from dataclasses import dataclass
from typing import Final

from golive_desktop.services.backup import HomeFacts, Preview
from golive_desktop.ui.words import Words

__all__ = ["Sight", "sight_of"]

_MOST: Final = 12
"""Names of one list; more of them would be read by nobody here."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """A restore before it is done."""

    rows: tuple[tuple[str, str, str], ...]
    """Name, in the backup, here."""
    warnings: tuple[str, ...]


def sight_of(preview: Preview, words: Words) -> Sight:
    """What would come, what is here, and what the user should know first."""
    _ = words.translate
    names = (_("Releases"), _("Keys"), _("Signed files"), _("Last entry of the audit trail"))
    brings = _column(preview.backup, words)
    here = _column(preview.here, words) if preview.here is not None else ("–",) * len(names)
    warnings = []
    if not preview.backup.holds:
        warnings.append(_("The audit trail in this backup is broken: somebody or something changed it."))
    if preview.only_here:
        said = _("{count} entries of the audit trail are only here. They stay in the file that is moved aside.")
        warnings.append(said.format(count=preview.only_here))
    return Sight(rows=tuple(zip(names, brings, here, strict=True)), warnings=tuple(warnings))


def _column(facts: HomeFacts, words: Words) -> tuple[str, ...]:
    return (
        _listed([f"{line.product} {line.tag}" for line in facts.releases], words),
        _listed(list(facts.identities), words),
        str(facts.statements),
        words.minute(facts.newest) if facts.newest is not None else "–",
    )


def _listed(names: list[str], words: Words) -> str:
    if len(names) <= _MOST:
        return "\n".join(names) or "–"
    more = words.translate("… and {count} more").format(count=len(names) - _MOST)
    return "\n".join((*names[:_MOST], more))
