# SPDX-License-Identifier: MIT
"""Parts that the pages of every kind share: header, footer, the author's lines, how to check."""

from collections.abc import Iterable

from golive_desktop.domain.blocks import Block, Box, Fact, Line, LineStyle, Pages, Signatures, Slot
from golive_desktop.domain.certificate import spoken_number
from golive_desktop.domain.drawing import Drawing
from golive_desktop.i18n.moments import show_time
from golive_desktop.statements.envelope import Author, Statement
from golive_desktop.statements.texts import Texts

__all__ = ["check_box", "fact", "framed", "grouped_digest", "release_facts", "signed_by", "statement_title"]

_GROUP = 4


def framed(statement: Statement[object], t: Texts, blocks: Iterable[Block]) -> Pages:
    """`blocks` with the header and footer of the statement's kind."""
    return Pages(
        header=statement_title(statement, t),
        note=t("frame.confidential"),
        footer=t("frame.footer", id=statement.id),
        page_label=t("frame.page", page="{page}", pages="{pages}"),
        language=statement.language,
        blocks=tuple(blocks),
    )


def statement_title(statement: Statement[object], t: Texts) -> str:
    """The statement in a few words: its kind, the product, the candidate."""
    parts = [t(f"kind.{statement.kind}")]
    if statement.release is not None:
        parts += [statement.release.product, statement.release.candidate.tag]
    return " · ".join(parts)


def fact(label: str, text: str, style: LineStyle = "body") -> Fact:
    """A label with a text."""
    return Fact(label=label, value=Line(text=text, style=style))


def grouped_digest(digest: str) -> str:
    """A digest in groups of four, so that two people can compare it."""
    return " ".join(digest[start : start + _GROUP] for start in range(0, len(digest), _GROUP))


def release_facts(statement: Statement[object], t: Texts) -> tuple[Fact, ...]:
    """The exact candidate: tag, commit, artefacts, round."""
    release = statement.release
    if release is None:
        return ()
    facts = [
        fact(t("release.candidate"), release.candidate.tag, "mono"),
        fact(t("release.commit"), release.candidate.commit or t("release.unknown"), "mono"),
    ]
    facts += [
        fact(t("release.artefact"), f"{artefact.name}  {grouped_digest(artefact.sha256)}", "mono")
        for artefact in release.candidate.artefacts
    ]
    return (*facts, fact(t("release.round"), str(release.round)))


def signed_by(statement: Statement[object], t: Texts, drawing: Drawing | None = None, *, name: str = "") -> Signatures:
    """The line under which the author's name stands, with the time of signing.

    Args:
        statement: what is signed.
        t: the words.
        drawing: the signature as it was drawn.
        name: how the name stands there, where it is more than the author's.
    """
    author: Author = statement.author
    caption = t("signed.caption", title=author.title, time=show_time(statement.issued_at, t.language))
    return Signatures(slots=(Slot(name=name or author.name, caption=caption, drawing=drawing),))


def check_box(statement: Statement[object], t: Texts, *more: Fact) -> Box:
    """How anybody checks this document, and what was not checked."""
    return Box(
        status="genuine",
        title=t("check.title"),
        facts=(
            fact(t("check.sealed"), t("check.sealed-by", name=statement.author.name)),
            fact(t("check.number"), spoken_number(statement.author.fingerprint), "mono"),
            *more,
            fact(t("check.how"), t("check.how-text")),
        ),
    )
