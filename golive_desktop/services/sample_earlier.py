# SPDX-License-Identifier: MIT
"""The candidate before the sample release: it ended in every trouble that the other one does not show."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from golive_desktop.domain.answer import Response
from golive_desktop.domain.fitting import fitted
from golive_desktop.domain.plan import Item, Plan
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.invented import MANAGER, approves
from golive_desktop.services.releases import change_plan
from golive_desktop.services.sample_stage import How, Story
from golive_desktop.services.setup import NewRelease, set_up_release
from golive_desktop.services.signoffs import MAX_INSIDE, EvidenceFile

__all__ = ["play_earlier"]

_TAG: Final = "rc-2026-02-22"
_COMMIT: Final = "5b" * 20
_ROLES: Final = ("ceo", "product", "cfo", "cto", "security")
_HOW: Final[Mapping[str, How]] = {"product": "in-person", "cfo": "phone", "cto": "phone", "security": "phone"}
_EVIDENCE: Final = "load-test.csv"
_BEFORE: Final = timedelta(days=7)
"""By how much it was to go live before the sample release."""
_BEGUN: Final = timedelta(days=12)
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)


def play_earlier(story: Story, plan: Plan, *, second: Adapters) -> Mapping[str, bytes]:
    """A release whose answers contradict each other, wait for a file, came for an older form, or were nobody's.

    Args:
        story: with the keys of all.
        plan: of the sample release.
        second: of another laptop, from which a second, different answer came.

    Returns:
        The file that an approval waits for, by its name.
    """
    _ = story.say
    early = _planned(plan)
    at = story.ago(_BEGUN)
    new = NewRelease(plan=early, language=story.language, commit=_COMMIT, identity=MANAGER.name)
    release = set_up_release(story.adapters, new, now=at)
    story.steps.step()
    story.compare(release.id, _HOW, at=at + _HOUR)
    story.ask(release.id, tuple(_HOW), at=at + 3 * _HOUR)
    story.answer("product", approves(4), at=at + _DAY)
    nobody = _("The budget of this release is decided by the board.")
    story.answer("cfo", Response(answers=(), decision="not-competent", reason=nobody), at=at + _DAY + _HOUR)
    evidence = _evidence()
    story.answer("cto", approves(1), at=at + _DAY + 2 * _HOUR, files=[evidence])
    story.answer("security", approves(4), at=at + _DAY + 3 * _HOUR)
    reason = _("The penetration test found a way in.")
    rejected = Response(answers=(), decision="rejected", reason=reason)
    story.answer("security", rejected, at=at + _DAY + 4 * _HOUR, home=second)
    change_plan(story.adapters, release.id, _with_more_asked(story, early), now=at + 2 * _DAY)
    return {_EVIDENCE: evidence.data}


def _planned(plan: Plan) -> Plan:
    people = tuple(person for person in plan.stakeholders if person.role in _ROLES)
    day = plan.date - _BEFORE if plan.date else None
    return fitted(replace(plan, stakeholders=people), product=plan.product, tag=_TAG, day=day)


def _with_more_asked(story: Story, plan: Plan) -> Plan:
    """The product's form after somebody thought of one more item: the answer to the old one no longer counts."""
    _ = story.say
    more = Item(key="5", text=_("The help pages describe the new features"))
    people = tuple(
        replace(person, form=replace(person.form, items=(*person.form.items, more)))
        if person.role == "product" and person.form is not None
        else person
        for person in plan.stakeholders
    )
    return replace(plan, stakeholders=people)


def _evidence() -> EvidenceFile:
    """A table that is too large to travel inside the approval."""
    line = b"second;requests;milliseconds\n"
    return EvidenceFile(item="1", name=_EVIDENCE, data=line * (MAX_INSIDE // len(line) + 1))
