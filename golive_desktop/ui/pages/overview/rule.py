# SPDX-License-Identifier: MIT
"""How GO is decided, in words: who signs side by side, who signs last, and which rules this release set for itself."""

from collections.abc import Iterator

from golive_desktop.domain.signoff import ReleaseState
from golive_desktop.ui.words import Words

__all__ = ["rule_sentences"]


def rule_sentences(state: ReleaseState, words: Words) -> tuple[str, ...]:
    """The rule of the gate, one sentence or two in each line, in the order of its stages."""
    return (*_stages(state, words), *_policy(state, words), *_verdicts(words))


def _stages(state: ReleaseState, words: Words) -> Iterator[str]:
    _ = words.translate
    executive = state.executive_role()
    first = [person.title for person in state.plan.deciding() if person.role != executive]
    if first:
        yield _("Stage 1, side by side: {roles}. Each approves exactly this candidate and this form.").format(
            roles=", ".join(first)
        )
    yield _("An approval with conditions counts once the conditions due before T-0 are closed, each by whoever set it.")
    facts = _("Also in stage 1: {critical} critical conditions are met with evidence, {gates} gates are green.")
    yield facts.format(critical=len(state.plan.critical_conditions), gates=len(state.plan.gates))
    person = state.plan.stakeholder(executive) if executive else None
    if person is not None:
        yield _(
            "Stage 2, last: {role} signs over exactly this set. If something in it changes, the signature goes stale."
        ).format(role=person.title)
    informed = [person.title for person in state.plan.stakeholders if not person.decides]
    if informed:
        yield _("Only informed, without a decision: {roles}.").format(roles=", ".join(informed))


def _policy(state: ReleaseState, words: Words) -> Iterator[str]:
    _ = words.translate
    policy = state.policy
    if policy.fresh_hours is not None:
        yield _("An approval older than {hours} hours has to be given again.").format(hours=policy.fresh_hours)
    if policy.creator_may_approve:
        yield _("Whoever created the release may approve it too; the dossier shows it.")
    else:
        yield _("Whoever created the release cannot approve it.")
    if policy.several_roles_per_key:
        yield _("One key may hold several roles.")
    else:
        yield _("One key holds one role only.")


def _verdicts(words: Words) -> Iterator[str]:
    _ = words.translate
    yield _("All of this: GO. All but conditions due after T-0: CONDITIONAL, T-0 is allowed. Anything else: NO-GO.")
    yield _("The verdict is computed from what was signed and recorded. Nobody types it in.")
