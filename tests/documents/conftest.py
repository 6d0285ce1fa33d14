# SPDX-License-Identifier: MIT
"""Builders of realistic pages: a dossier's first page and an approval, in both languages."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Literal

import pikepdf
import pytest
from pikepdf import Pdf

from golive_desktop.documents.press import PdfPress
from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.blocks import (
    Block,
    Box,
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Line,
    LineStyle,
    PageBreak,
    PageOf,
    Pages,
    Paragraph,
    Signatures,
    Slot,
    Status,
    Table,
    Title,
    Verdict,
)
from golive_desktop.domain.problem import Severity
from golive_desktop.ports.documents import Attachment, Imprint

Language = Literal["de", "en"]

_ROLES = {
    "en": (
        ("CEO / Business Lead", "Dr. Andreas Vogt", "5 Mar 08:46", "in person"),
        ("Product Manager", "Jonas Weidner", "3 Mar 11:08", "in person"),
        ("Legal / Compliance", "Dr. Katrin Albers", "4 Mar 09:31", "phone"),
        ("CFO / Finance", "Dr. Petra Hollmann", "4 Mar 17:55", "phone"),
        ("CTO / Tech Manager", "Stefan Brandt", "4 Mar 10:20", "phone"),
        ("Support Lead", "Miriam Schuster", "2 Mar 15:42", "phone"),
        ("DevOps Lead", "Tarek Yilmaz", "4 Mar 13:55", "phone"),
        ("SRE Lead", "Lena Fischer", "4 Mar 19:10", "phone"),
        ("Security Lead", "Oliver Krämer", "5 Mar 08:22", "phone"),
    ),
    "de": (
        ("CEO / Geschäftsleitung", "Dr. Andreas Vogt", "05.03. 08:46", "persönlich"),
        ("Produktmanagement", "Jonas Weidner", "03.03. 11:08", "persönlich"),
        ("Recht / Compliance", "Dr. Katrin Albers", "04.03. 09:31", "Telefon"),
        ("CFO / Finanzen", "Dr. Petra Hollmann", "04.03. 17:55", "Telefon"),
        ("CTO / Technik", "Stefan Brandt", "04.03. 10:20", "Telefon"),
        ("Support-Leitung", "Miriam Schuster", "02.03. 15:42", "Telefon"),
        ("DevOps-Leitung", "Tarek Yilmaz", "04.03. 13:55", "Telefon"),
        ("SRE-Leitung", "Lena Fischer", "04.03. 19:10", "Telefon"),
        ("Security-Leitung", "Oliver Krämer", "05.03. 08:22", "Telefon"),
    ),
}


def _cell(text: str, style: LineStyle = "body", status: Status | None = None) -> Cell:
    return (Line(text=text, style=style, status=status),)


def _pages(blocks: tuple[Block, ...], language: Language) -> Pages:
    german = language == "de"
    return Pages(
        header=f"{'Go-live-Dossier' if german else 'Go-live dossier'} · LifeTimeCircle · rc-2026-03-01",
        note="Vertraulich" if german else "Confidential",
        footer="LifeTimeCircle_rc-2026-03-01_GO_2026-03-06.pdf",
        page_label="Seite {page} von {pages}" if german else "Page {page} of {pages}",
        language=language,
        blocks=blocks,
    )


def _decisions(language: Language) -> Table:
    english = language == "en"
    titles = (
        ("Role", "Name", "Decision", "Signed", "Identity by", "Page")
        if english
        else ("Rolle", "Name", "Entscheidung", "Unterschrift", "Identität", "Seite")
    )
    shares = (146, 128, 166, 92, 75, 35)
    columns = tuple(
        Column(title=title, share=share, align="right" if share == 35 else "left")
        for title, share in zip(titles, shares, strict=True)
    )
    approved = "Approved" if english else "Freigegeben"
    conditional = "Conditional, 2 closed" if english else "Mit Auflagen, 2 erledigt"
    rows: list[tuple[Cell, ...]] = []
    for index, (role, name, signed, identity) in enumerate(_ROLES[language]):
        status: Status = "conditional" if index == 2 else "approved"
        rows.append(
            (
                _cell(role, "strong"),
                _cell(name),
                _cell(conditional if index == 2 else approved, status=status),
                _cell(signed),
                _cell(identity),
                (PageOf(anchor="legal"),),
            )
        )
    sent = "sent 2 Mar" if english else "gesendet 02.03."
    inform = _cell("Inform only" if english else "Nur zur Kenntnis", status="inform-only")
    rows.append((_cell("Marketing", "strong"), _cell("Sophie Lindner"), inform, _cell(sent), _cell("-"), ()))
    return Table(columns=columns, rows=tuple(rows))


def dossier_blocks(language: Language) -> tuple[Block, ...]:
    """The blocks of a dossier's first page, and a second page with the record that it points to."""
    english = language == "en"
    facts = (
        ("Go-live", "5 Mar 2026, 10:00 (UTC+1)", "Go-live", "05.03.2026, 10:00 (UTC+1)"),
        ("Decided", "5 Mar 2026, 08:52 (UTC+1)", "Entschieden", "05.03.2026, 08:52 (UTC+1)"),
        ("Launch", "Success declared 5 Mar, 10:15", "Start", "Erfolg erklärt 05.03., 10:15"),
        ("After 24 h", "Stable, review 6 Mar, 10:40", "Nach 24 h", "Stabil, Prüfung 06.03., 10:40"),
        ("Commit", "7f3a91c2e08b…d41f", "Commit", "7f3a91c2e08b…d41f"),
        ("Compiled by", "Anna Berger, Release Manager", "Erstellt von", "Anna Berger, Release-Managerin"),
    )
    lines = tuple(
        Fact(
            label=row[0] if english else row[2],
            value=Line(text=row[1] if english else row[3], style="mono" if row[0] == "Commit" else "strong"),
        )
        for row in facts
    )
    box = (
        ("Sealed by", "Anna Berger, one closing signature over all 16 pages"),
        ("Originals inside", "12 signed files, untouched, listed with SHA-256 on page 15"),
        ("Audit trail", "212 entries, last entry 9c1e 44b7 02fa 5d83"),
        ("To check", "GoLive Desktop, Help, Check a file, or any PDF reader that shows signatures"),
        ("Not checked", "Revocation of certificates, because this file was made offline"),
    )
    condition = "Condition" if english else "Auflage"
    conditions = Table(
        columns=(
            Column(title="", share=38),
            Column(title=condition, share=316),
            Column(title="Set by" if english else "Gesetzt von", share=110),
            Column(title="Closed, signed by" if english else "Erledigt, unterschrieben", share=178),
        ),
        rows=(
            (
                _cell("C-1", "strong"),
                _cell("Privacy notice lists the EU data centres" if english else "Datenschutzhinweis nennt EU-Zentren"),
                _cell("Legal" if english else "Recht"),
                _cell("4 Mar 15:05, Dr. K. Albers"),
            ),
            (
                _cell("C-2", "strong"),
                _cell("Retention period in policy" if english else "Frist für Servicenachweise im Löschkonzept"),
                _cell("Legal" if english else "Recht"),
                _cell("4 Mar 17:48, Dr. K. Albers"),
            ),
        ),
    )
    lead = (
        "Released to production. All nine deciding stakeholders signed, every condition was closed, "
        "all five gates were green."
        if english
        else "In Produktion gegeben. Alle neun entscheidenden Stellen haben unterschrieben, jede Auflage war "
        "erledigt, alle fünf Prüfpunkte waren grün."
    )
    return (
        Title(text="LifeTimeCircle, release rc-2026-03-01" if english else "LifeTimeCircle, Release rc-2026-03-01"),
        Verdict(text="GO", status="approved", size="page"),
        Paragraph(text=lead, style="lead"),
        Facts(rows=lines, columns=2),
        Heading(text="Decisions" if english else "Entscheidungen"),
        _decisions(language),
        Paragraph(text="All times UTC+1 (Europe/Berlin).", style="caption"),
        Heading(text="Conditions" if english else "Auflagen"),
        conditions,
        Box(
            title="How to check this document" if english else "So prüfen Sie dieses Dokument",
            facts=tuple(Fact(label=label, value=Line(text=value)) for label, value in box),
        ),
        Signatures(
            slots=(
                Slot(name="Anna Berger, Release Manager", caption="Closing signature, 6 Mar 2026, 11:05:12 (UTC+1)"),
                Slot(name="Dr. Andreas Vogt, CEO", caption="Counter-signature, optional, not given"),
            )
        ),
        PageBreak(),
        *approval_blocks(language),
    )


def _answers(language: Language) -> Table:
    english = language == "en"
    rows: tuple[tuple[str, str, Status, str, str], ...] = (
        (
            "GDPR and privacy compliance checked",
            "Record of processing updated on 27 Feb.",
            "yes",
            "Yes",
            "DPIA_LTC.pdf",
        ),
        ("Terms of Service updated (if needed)", "Reason: no change to terms.", "not-applicable", "n/a", ""),
        ("Data retention policy documented", "Period is missing, see C-2.", "no", "No", "Retention_policy_v4.pdf"),
        ("PII handling in logs verified", "Sample of 200 log lines: user_id only.", "yes", "Yes", "Log_sample.csv"),
    )
    titles = ("", "Item and comment", "Answer", "Evidence") if english else ("", "Punkt", "Antwort", "Nachweis")
    return Table(
        columns=tuple(
            Column(title=title, share=share) for title, share in zip(titles, (24, 350, 62, 206), strict=True)
        ),
        rows=tuple(
            (
                _cell(str(number), "muted"),
                (Line(text=item, style="strong"), Line(text=comment, style="muted")),
                _cell(word, "strong", status),
                (Line(text=evidence), Line(text="SHA-256 3be1 90aa …", style="mono"))
                if evidence
                else _cell("none asked for", "muted"),
            )
            for number, (item, comment, status, word, evidence) in enumerate(rows, start=1)
        ),
    )


def approval_blocks(language: Language) -> tuple[Block, ...]:
    """The blocks of one stakeholder's page."""
    english = language == "en"
    closed = (Line(text="Closed 4 Mar 15:05", status="approved"), Line(text="signed by Dr. K. Albers", style="muted"))
    conditions = Table(
        columns=tuple(
            Column(title=title, share=share)
            for title, share in (("", 38), ("Condition", 246), ("Owner", 98), ("Due, before T-0", 98), ("Closure", 162))
        ),
        rows=(
            (_cell("C-1", "strong"), _cell("Privacy notice"), _cell("Jonas Weidner"), _cell("4 Mar 15:00"), closed),
            (
                _cell("C-2", "strong"),
                _cell("Retention period for service records is in the policy"),
                _cell("Jonas Weidner"),
                _cell("4 Mar 18:00"),
                closed,
            ),
        ),
    )
    return (
        Title(
            text="Legal / Compliance" if english else "Recht / Compliance",
            subtitle="Data protection sign-off · Dr. Katrin Albers · form version 3",
            anchor="legal",
        ),
        Verdict(text="APPROVED WITH CONDITIONS" if english else "MIT AUFLAGEN FREIGEGEBEN", status="conditional"),
        Paragraph(
            text="“I approve the release of rc-2026-03-01 to production with the conditions C-1 and C-2.”", style="lead"
        ),
        Paragraph(
            text="Reason. Release can go ahead once the retention period is documented. I close C-2 myself as soon as "
            "I have seen the policy."
        ),
        Heading(text="Answers" if english else "Antworten"),
        _answers(language),
        Heading(text="Conditions" if english else "Auflagen"),
        conditions,
        Heading(text="Signature" if english else "Unterschrift"),
        Facts(
            rows=(
                Fact(label="Signed", value=Line(text="4 Mar 2026, 09:31:07 (UTC+1), signer's clock")),
                Fact(label="Meaning", value=Line(text="Approves with conditions")),
                Fact(label="Bound to", value=Line(text="Commit 7f3a91c, form version 3, all answers")),
                Fact(label="Original", value=Line(text="Sign-off_Legal_rc-2026-03-01.pdf, attached")),
            )
        ),
        Box(
            title="Genuine" if english else "Echt",
            status="genuine",
            facts=(
                Fact(label="File", value=Line(text="Unchanged since it was signed, SHA-256 a4d2 7719 0be3 58c6 …")),
                Fact(
                    label="Signer",
                    value=Line(
                        text="Number 6150 4482 9037 1126 8854 2093, confirmed by phone on 3 Mar 2026 by Anna Berger"
                    ),
                ),
                Fact(label="Not checked", value=Line(text="Revocation, because the check was made offline")),
            ),
        ),
    )


@pytest.fixture
def make_pages() -> Callable[..., Pages]:
    """Pages from blocks, with header and footer as a dossier has them."""

    def make(*blocks: Block, language: Language = "en") -> Pages:
        return _pages(blocks, language)

    return make


@pytest.fixture(params=["en", "de"])
def dossier(request: pytest.FixtureRequest) -> Pages:
    """A dossier's first page and one record, in each language."""
    language: Language = request.param
    return _pages(dossier_blocks(language), language)


@pytest.fixture(params=["en", "de"])
def approval(request: pytest.FixtureRequest) -> Pages:
    """One stakeholder's approval, in each language."""
    language: Language = request.param
    return _pages(approval_blocks(language), language)


@pytest.fixture
def imprint() -> Imprint:
    """Metadata of a statement."""
    return Imprint(
        title="Sign-off: Legal / Compliance, LifeTimeCircle rc-2026-03-01",
        author="Dr. Katrin Albers",
        identifier="7d1f2c44-7a0e-4d3c-9a51-0c5a2f1f6b10",
        created_at=datetime(2026, 3, 4, 8, 31, 7, tzinfo=UTC),
    )


@pytest.fixture
def attachments() -> tuple[Attachment, ...]:
    """Two attachments: a PDF-like original and a text."""
    return (
        Attachment(
            name="request.golive", data=b"%PDF-1.7 any bytes\r", relationship="Source", media_type="application/pdf"
        ),
        Attachment(
            name="Nachweis Löschkonzept.csv", data=b"a;b\r\n" * 50, relationship="Supplement", media_type="text/csv"
        ),
    )


@pytest.fixture
def english_approval() -> Pages:
    """One stakeholder's approval in English."""
    return _pages(approval_blocks("en"), "en")


@pytest.fixture
def genuine(english_approval: Pages, attachments: tuple[Attachment, ...], imprint: Imprint) -> bytes:
    """An approval as printed, before it is signed."""
    return PdfPress().print(english_approval, payload=b'{"a":1}', attachments=attachments, imprint=imprint)


@pytest.fixture
def changed() -> Callable[[bytes, Callable[[Pdf], None]], bytes]:
    """A file after a change to its objects, saved in the form of ours."""

    def change_and_save(data: bytes, change: Callable[[Pdf], None]) -> bytes:
        target = BytesIO()
        with Pdf.open(BytesIO(data)) as pdf:
            change(pdf)
            pdf.save(
                target,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
        return target.getvalue()

    return change_and_save


@pytest.fixture
def codes() -> Callable[[bytes], set[str]]:
    """The codes of all problems that the reader finds in a file; each one blocks."""

    def found(data: bytes) -> set[str]:
        problems = PdfReader().read(data).problems
        assert all(problem.severity is Severity.BLOCKS for problem in problems)
        return {problem.code for problem in problems}

    return found
