# SPDX-License-Identifier: MIT
"""Finds out what the signatures of a file prove, offline, and names everything that stands against them."""

import asyncio
import logging
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, async_validate_pdf_timestamp
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from golive_desktop.domain.problem import Problem
from golive_desktop.ports.signing import Level, SignatureFacts, SignatureReport
from golive_desktop.signing.altered import evidently_altered
from golive_desktop.signing.briefly import judged_briefly
from golive_desktop.signing.certification import is_document_stamp
from golive_desktop.signing.judging import judge
from golive_desktop.signing.place import starts_cleanly

__all__ = ["PadesInspector"]


class PadesInspector:
    """Checks signatures; implements the port `SignatureInspector`. Never goes online."""

    def __init__(self) -> None:
        # The libraries warn about what is wrong with a file; that is the report's business, not standard error's.
        for name in ("pyhanko", "pyhanko_certvalidator"):
            logger = logging.getLogger(name)
            if not logger.handlers:
                logger.addHandler(logging.NullHandler())

    def inspect(self, pdf: bytes, *, anchors: Sequence[bytes], now: datetime) -> SignatureReport:
        """What the signatures of `pdf` prove; bad input is a problem in the report, never an exception.

        Args:
            pdf: any bytes.
            anchors: DER certificates that are trusted from outside the file.
            now: the time of the check; certificates are judged at their signing time.
        """
        try:
            return _brief_report(pdf, frozenset(anchors), now) or _report(pdf, frozenset(anchors), now)
        except Exception:  # noqa: BLE001 - hostile bytes make the parsers fail in any way; none of them may be a pass
            return SignatureReport(signatures=(), problems=(Problem(code="signature.unreadable"),))

    def altered(self, pdf: bytes) -> bool:
        """Whether the signed bytes evidently are not those of the file; see `evidently_altered`."""
        return evidently_altered(pdf)


def _brief_report(pdf: bytes, anchors: Collection[bytes], now: datetime) -> SignatureReport | None:
    """The report on a file of the usual form with nothing against it; None for all others."""
    try:
        facts = judged_briefly(pdf, anchors=anchors, now=now)
    except Exception:  # noqa: BLE001 - as in `inspect`; what cannot be judged in brief is judged at length
        return None
    return None if facts is None else SignatureReport(signatures=(facts,), problems=())


def _report(pdf: bytes, anchors: Collection[bytes], now: datetime) -> SignatureReport:
    if not starts_cleanly(pdf):
        code = "signature.leading-bytes" if b"%PDF-" in pdf else "signature.unreadable"
        return SignatureReport(signatures=(), problems=(Problem(code=code),))
    reader = PdfFileReader(BytesIO(pdf))
    if reader.encrypted:
        return SignatureReport(signatures=(), problems=(Problem(code="signature.unreadable"),))
    found = [
        EmbeddedPdfSignature(reader, field_reference.get_object(), name)
        for name, _, field_reference in enumerate_sig_fields(reader, filled_status=True)
    ]
    stamps = [signature for signature in found if is_document_stamp(signature)]
    # A dossier's counter-signature would be taken out of this list here, and judged by rules of its own.
    signatures = [signature for signature in found if not is_document_stamp(signature)]
    problems = _count_problems(signatures)
    facts: list[SignatureFacts] = []
    for signature in signatures:
        fact, against = judge(pdf, reader, signature, anchors=anchors, now=now)
        facts.append(replace(fact, level=_level(fact.level, reader, stamps)))
        problems += against
    problems += [problem for stamp in stamps for problem in _stamp_problems(stamp)]
    return SignatureReport(signatures=tuple(facts), problems=tuple(problems))


def _count_problems(signatures: list[EmbeddedPdfSignature]) -> list[Problem]:
    match len(signatures):
        case 0:
            return [Problem(code="signature.missing")]
        case 1:
            return []
        case count:
            return [Problem(code="signature.more-than-one", details={"count": str(count)})]


def _level(level: Level, reader: PdfFileReader, stamps: list[EmbeddedPdfSignature]) -> Level:
    """The baseline level with what was appended (ETSI EN 319 142-1, 6.3)."""
    if level != "B-T" or "/DSS" not in reader.root:
        return level
    return "B-LTA" if stamps else "B-LT"


def _stamp_problems(stamp: EmbeddedPdfSignature) -> list[Problem]:
    """What stands against a document timestamp; whether its authority is trusted changes nothing for a statement."""
    context = ValidationContext(trust_roots=[stamp.signer_cert], allow_fetching=False)
    status = asyncio.run(async_validate_pdf_timestamp(stamp, context, skip_diff=True))
    whole = status.coverage in {SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION}
    if status.intact and status.valid and whole:
        return []
    return [Problem(code="signature.timestamp-broken", subject=str(stamp.fq_name))]
