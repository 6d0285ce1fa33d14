# SPDX-License-Identifier: MIT
"""From answers to the sheet that is signed, and from a signed answer to its result, made without any window."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast

from golive_desktop.domain.answer import Decision
from golive_desktop.domain.draft import AnswerDraft, standing_against
from golive_desktop.services.answering import Asked
from golive_desktop.services.overview import OwnKey
from golive_desktop.ui.keyend import end_of
from golive_desktop.ui.stages.signer.result import Result
from golive_desktop.ui.stages.signer.saying import answer_counts, candidate_words, signed_sentence
from golive_desktop.ui.stages.signer.sign import Sheet
from golive_desktop.ui.stages.signer.work import Signed
from golive_desktop.ui.words import Words

__all__ = ["result_of", "sheet_of", "still_possible"]


def sheet_of(  # noqa: PLR0913 - each argument is one part of what is signed
    asked: Asked,
    draft: AnswerDraft,
    keys: tuple[OwnKey, ...],
    words: Words,
    *,
    now: datetime,
    target: Path | None,
) -> Sheet:
    """What would be signed now.

    Args:
        asked: the request.
        draft: answers and a decision.
        keys: the keys that this person may sign with.
        words: the reader's language.
        now: the time of this laptop.
        target: where the file is written; None when it is received at once.
    """
    _ = words.translate
    statement = asked.request.statement
    body, author = statement.body, statement.author.name
    decision = cast("Decision", draft.decision)
    response = draft.response(body.form, decision)
    word = words.term("decision", decision)
    facts = [(_("Answers"), answer_counts(response, words))]
    facts += [(condition.key, f"{condition.text} ({condition.owner})") for condition in response.conditions]
    if draft.reason.strip():
        facts.append((_("Reason"), draft.reason.strip()))
    if statement.release is not None:
        facts.append((_("Release"), candidate_words(statement.release.candidate, body.form.version, words)))
    facts.append((_("Time"), _("{time}, set when you sign").format(time=words.minute(now))))
    steps: tuple[str, ...]
    if target is None:
        steps = (_("The answer is received on this laptop at once."), _("Nothing has to be sent."))
    else:
        saved = _("The signed reply is saved as {name} in {folder}.")
        steps = (
            saved.format(name=target.name, folder=words.place(target.parent)),
            _("You hand it to {author}: by mail, share or chat.").format(author=author),
            _("You get a receipt: “counted as {decision}”.").format(decision=word),
        )
    # note: said here to whoever never looks at the page of keys
    end = end_of(keys[0], words, now=now) if keys else None
    warnings = (end.sentence,) if end is not None else ()
    if not draft.compared and any(problem.code == "request.requester-new" for problem in asked.problems):
        compare = _("The number of {author} has not been compared yet; step 1 shows it.")
        warnings = (compare.format(author=author), *warnings)
    return Sheet(
        sentence=signed_sentence(asked.request, response),
        decision=decision,
        facts=tuple(facts),
        steps=steps,
        footnote=_("You can withdraw until T-0. The first signature stays on record."),
        name=keys[0].certificate.subject.name if keys else body.person,
        role=body.title,
        keys=keys,
        warning="\n".join(warnings),
        folder=target is not None,
    )


def result_of(asked: Asked, signed: Signed) -> Result:
    """What the signer sees of a signed answer.

    Args:
        asked: the request.
        signed: the answer with its file.
    """
    statement = asked.request.statement
    return Result(
        given=signed.given,
        author=statement.author.name,
        email=statement.author.email,
        sentence=signed_sentence(asked.request, signed.given.statement.body.response),
        path=signed.path,
        beside=signed.beside,
        problem=signed.problem,
        received=signed.received,
    )


def still_possible(asked: Asked | None, draft: AnswerDraft) -> AnswerDraft:
    """An approval that an answer has made impossible is no decision any more."""
    if asked is None or draft.decision != "approved":
        return draft
    against = standing_against(asked.request.statement.body.form, draft, "approved")
    return replace(draft, decision="") if against else draft
