# SPDX-License-Identifier: MIT
"""Judges one signature: what it says, whether it holds, and what stands against it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.x509 import Certificate as LoadedCertificate
from pyhanko.pdf_utils.generic import parse_pdf_date
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel

from golive_desktop.domain.certificate import fingerprint_of
from golive_desktop.domain.problem import Problem, Severity
from golive_desktop.ports.signing import SignatureFacts
from golive_desktop.signing.certificates import certificate_of, load_certificate, unsuitable_reason, valid_at
from golive_desktop.signing.certification import is_certification
from golive_desktop.signing.description import description_of
from golive_desktop.signing.envelope import Envelope, sound_envelope
from golive_desktop.signing.integrity import AHEAD, integrity
from golive_desktop.signing.place import Place, ends_cleanly, place_of
from golive_desktop.signing.revisions import only_validation_material
from golive_desktop.signing.tokens import Stamp, read_stamp
from golive_desktop.signing.trust import anchor_of

__all__ = ["judge"]


@dataclass(kw_only=True, slots=True)
class _Judgement:
    """What is gathered about one signature on the way."""

    pdf: bytes
    reader: PdfFileReader
    signature: EmbeddedPdfSignature
    anchors: Collection[bytes]
    now: datetime
    problems: list[Problem] = field(default_factory=list)

    def against(self, code: str, severity: Severity = Severity.BLOCKS, **details: str) -> None:
        """Notes a problem with this signature."""
        name = str(self.signature.fq_name)
        self.problems.append(Problem(code=code, severity=severity, subject=name, details=details))


def judge(
    pdf: bytes, reader: PdfFileReader, signature: EmbeddedPdfSignature, *, anchors: Collection[bytes], now: datetime
) -> tuple[SignatureFacts, list[Problem]]:
    """What `signature` says and every problem with it; the rules are those of section 2 of the design.

    pyHanko's own verdict is only one of the judges; the others look at what it lets pass.
    """
    case = _Judgement(pdf=pdf, reader=reader, signature=signature, anchors=anchors, now=now)
    signer = load_certificate(signature.signer_cert.dump())
    signed_at = parse_pdf_date(signature.sig_object["/M"])
    if not is_certification(reader, signature):
        case.against("signature.not-certified")
    place = _place(case)
    envelope = _envelope(case, place)
    stamp = _stamp(case, envelope)
    _judge_time(case, signer, signed_at, stamp)
    _judge_integrity(case, place)
    anchor = _judge_trust(case, signer, stamp, signed_at)
    facts = SignatureFacts(
        certificate=certificate_of(signer),
        field=str(signature.fq_name),
        signed_at=signed_at,
        timestamped_at=None if stamp is None else stamp.time,
        level="B-B" if stamp is None else "B-T",
        trusted=bool(anchor),
        anchor=anchor,
        panel=_panel(signature),
        description=description_of(reader, signature.signed_revision),
    )
    return facts, case.problems


def _panel(signature: EmbeddedPdfSignature) -> tuple[tuple[str, str], ...]:
    """What is shown of the signature; entries that are written nowhere here are judged with the certification."""
    value = signature.sig_object
    shown = {key: str(value[key]) for key in ("/Name", "/Reason") if key in value}
    return tuple(sorted({**shown, "/T": str(signature.fq_name)}.items()))


def _place(case: _Judgement) -> Place | None:
    place = place_of(case.pdf, case.signature.byte_range, case.signature.pkcs7_content)
    if isinstance(place, Problem):
        case.against(place.code)
        return None
    # Bytes after the signature are a later revision, which `_judge_integrity` looks into, or else do not belong here.
    last = case.signature.signed_revision + 1 == case.reader.total_revisions
    stray = last and place.end != len(case.pdf)
    if stray or not ends_cleanly(case.pdf, place.end) or not ends_cleanly(case.pdf, len(case.pdf)):
        case.against("signature.trailing-bytes")
    return place


def _envelope(case: _Judgement, place: Place | None) -> Envelope | None:
    """The CMS object when each of its bytes is as it must be, see `envelope`."""
    if place is None:
        return None
    envelope = sound_envelope(place.contents, case.signature.compute_digest)
    if envelope is None:
        case.against("signature.contents")
    return envelope


def _stamp(case: _Judgement, envelope: Envelope | None) -> Stamp | None:
    if envelope is None or envelope.token is None:
        return None
    stamp = read_stamp(envelope.token, signature=envelope.signature, anchors=case.anchors)
    if stamp is None:
        case.against("signature.timestamp-broken")
    elif not stamp.trusted:
        case.against("signature.timestamp-untrusted", Severity.INFORMS)
    return stamp


def _judge_time(case: _Judgement, signer: LoadedCertificate, signed_at: datetime, stamp: Stamp | None) -> None:
    moment = signed_at if stamp is None else stamp.time
    if signed_at.utcoffset() is None:
        case.against("signature.time-missing")
        return
    if not valid_at(signer, moment) or not valid_at(signer, signed_at):
        case.against("signature.certificate-expired")
    if max(moment, signed_at) > case.now + AHEAD:
        case.against("signature.time-ahead", Severity.ASKS)
    reason = unsuitable_reason(signer)
    if reason:
        case.against("signature.certificate-unsuitable", reason=reason)


def _judge_integrity(case: _Judgement, place: Place | None) -> None:
    status = _status(case.signature)
    if not status.bottom_line:
        case.against("signature.broken")
    if place is None or (status.coverage is SignatureCoverageLevel.ENTIRE_FILE and place.end == len(case.pdf)):
        return
    if (
        status.coverage is not SignatureCoverageLevel.ENTIRE_REVISION
        or not status.docmdp_ok
        or status.modification_level not in {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES}
        or not only_validation_material(case.reader, case.signature.signed_revision)
    ):
        case.against("signature.changed-afterwards")


def _status(signature: EmbeddedPdfSignature) -> PdfSignatureStatus:
    signature.compute_integrity_info()
    digest = signature.compute_digest()
    return integrity(signature.signer_info, signature.signer_cert, digest, signature.summarise_integrity_info())


def _judge_trust(case: _Judgement, signer: LoadedCertificate, stamp: Stamp | None, signed_at: datetime) -> str:
    """Fingerprint of the anchor on which the trust in the signer rests; empty where it rests on none."""
    if signer.issuer != signer.subject:
        case.against("signature.revocation-not-checked", Severity.INFORMS)
    anchor = anchor_of(
        case.signature.signer_cert,
        others=case.signature.other_embedded_certs,
        anchors=case.anchors,
        moment=signed_at if stamp is None else stamp.time,
    )
    return "" if anchor is None else fingerprint_of(anchor)
