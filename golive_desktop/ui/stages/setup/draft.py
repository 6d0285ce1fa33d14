# SPDX-License-Identifier: MIT
"""What the user has chosen and typed for a new release so far; it outlives a change of language or look."""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final, cast

from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.fitting import fitted
from golive_desktop.domain.plan import ImportedPlan, Plan
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Artefact, Language, Policy

__all__ = ["FOLLOWS", "LAST_STEP", "STRUCTURE", "SetupDraft", "begun", "draft_of"]

STRUCTURE: Final = "structure:"
"""The source of a plan that starts from the sample handbook's structure."""
FOLLOWS: Final = "release:"
"""Before the id of a release: the source of a plan that is made from that one."""
LAST_STEP: Final = 3
_NOBODY: Final = Subject(name="", role="", organisation="", email="")


@dataclass(frozen=True, kw_only=True, slots=True)
class SetupDraft:
    """A release that nobody has kept yet."""

    step: int = 1
    """From 1 to 3: handbook, candidate, key."""
    source: str = ""
    """Path of the handbook, `STRUCTURE`, or `FOLLOWS` with a release; empty while none is chosen."""
    language: Language = "en"
    product: str = ""
    tag: str = ""
    day: str = ""
    """Of the launch, ISO 8601; empty while unknown."""
    commit: str = ""
    artefacts: tuple[Artefact, ...] = ()
    policy: Policy = field(default_factory=Policy)
    """The rules of the release."""
    person: Subject = field(default_factory=lambda: _NOBODY)
    """What was typed for a new key; a passphrase is in no draft."""

    @property
    def name(self) -> str:
        """The name of the handbook's file; empty for the sample's structure."""
        return "" if self.source == STRUCTURE else Path(self.source).name

    @property
    def follows(self) -> str:
        """Id of the release that this one is made from; empty for none."""
        return self.source.removeprefix(FOLLOWS) if self.source.startswith(FOLLOWS) else ""

    def date(self) -> date | None:
        """The day of the launch."""
        return _date(self.day)

    def plan(self, imported: ImportedPlan) -> Plan:
        """The handbook's plan for this product, candidate and day."""
        return fitted(imported.plan, product=self.product, tag=self.tag, day=self.date())

    def text(self) -> str:
        """The draft as text, for `draft_of`."""
        return json.dumps(asdict(self))


def begun(
    before: SetupDraft, source: str, imported: ImportedPlan, *, launch: date, model: ReleaseRecord | None = None
) -> SetupDraft:
    """The draft after a handbook was read: what it names is filled in.

    Args:
        before: language and whatever else was chosen already.
        source: where the plan came from.
        imported: the plan.
        launch: the day that is proposed where only the structure was taken, or the plan of another release.
        model: that release; its language and its rules come along.
    """
    if source == before.source:
        return before  # note: read again after a change of language; what was typed stays
    plan = imported.plan
    rules = replace(before.policy, executive_role="")  # note: another handbook has other people
    taken = replace(before, step=1, source=source, policy=rules)
    if model is not None:
        proposed = launch.isoformat()
        begins = replace(taken, language=model.language, policy=model.policy)
        return replace(begins, product=plan.product, tag="", day=proposed, commit="", artefacts=())
    if source == STRUCTURE:
        return replace(taken, product="", tag="", day=launch.isoformat())
    return replace(taken, product=plan.product, tag=plan.candidate, day=plan.date.isoformat() if plan.date else "")


def draft_of(text: str, *, language: Language) -> SetupDraft:
    """The draft that `text` holds; a new one when it holds none.

    Args:
        text: as `SetupDraft.text` wrote it.
        language: of a new draft.
    """
    try:
        found = json.loads(text)
        artefacts = tuple(Artefact(name=str(item["name"]), sha256=str(item["sha256"])) for item in found["artefacts"])
        strings = {key: str(found[key]) for key in ("source", "product", "tag", "day", "commit")}
        kept = cast("Language", found["language"] if found["language"] in {"de", "en"} else language)
        person = Subject(**{key: str(found["person"][key]) for key in ("name", "role", "organisation", "email")})
        policy = _policy(found["policy"])
        step = min(max(1, int(found["step"])), LAST_STEP)
    except (ValueError, LookupError, TypeError):
        return SetupDraft(language=language)
    return SetupDraft(step=step, language=kept, artefacts=artefacts, policy=policy, person=person, **strings)


def _policy(found: dict[str, object]) -> Policy:
    hours = found["fresh_hours"]
    return Policy(
        creator_may_approve=found["creator_may_approve"] is True,
        fresh_hours=hours if isinstance(hours, int) and hours > 0 else None,
        several_roles_per_key=found["several_roles_per_key"] is True,
        executive_role=str(found["executive_role"]),
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
