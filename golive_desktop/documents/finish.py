# SPDX-License-Identifier: MIT
"""From drawn pages to a PDF/A-3b file: embedded files, colour intent, metadata, a repeatable identity."""

import hashlib
import zlib
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from golive_desktop.documents.binding import Filling, bound, place_for
from golive_desktop.documents.xmp import CREATOR, PRODUCER, pdf_date, xmp_packet
from golive_desktop.ports.documents import Attaching, Attachment, Description, Imprint
from golive_desktop.resources import resource_bytes

__all__ = ["PAYLOAD_NAME", "description", "finished"]

PAYLOAD_NAME: Final = "golive.json"


def finished(drawn: bytes, *, payload: bytes, attachments: Sequence[Attaching], imprint: Imprint) -> bytes:
    """The file that is signed next: `drawn` with everything that ISO 19005-3 asks for, level B.

    The same arguments give the same bytes.

    Raises:
        ValueError: two attachments of one name, or one named like the payload.
    """
    files = _in_order(payload, attachments)
    with Pdf.open(BytesIO(drawn)) as pdf:
        root = pdf.Root
        language = str(root.Lang)
        for key in set(root.keys()) - {"/Type", "/Pages", "/Lang"}:
            del root[key]
        embedded = [_file(pdf, number, attachment) for number, attachment in enumerate(files)]
        names = [item for file in embedded for item in (file.UF, file)]
        if embedded:
            root.AF = Array(embedded)
            root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(names)))
        root.Metadata = _metadata(pdf, xmp_packet(imprint, language))
        root.OutputIntents = Array([_intent(pdf)])
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        _describe(pdf, imprint)
        _keep_streams_from_ending_in_cr(pdf)
        target = BytesIO()
        pdf.save(
            target,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            deterministic_id=True,
            preserve_pdfa=True,
        )
    return bound(target.getvalue(), len(files), lambda number: _filling(files[number], imprint), stated=payload)


def _in_order(payload: bytes, attachments: Sequence[Attaching]) -> list[Attaching]:
    """All embedded files in the order that a name tree needs (ISO 32000-2, 7.9.6)."""
    statement = Attachment(name=PAYLOAD_NAME, data=payload, relationship="Data", media_type="application/json")
    files = [*([statement] if payload else []), *attachments]
    if len({file.name for file in files}) != len(files):
        raise ValueError("two attachments have the same name")
    return sorted(files, key=lambda file: bytes(String(file.name)))


def _file(pdf: Pdf, number: int, attachment: Attaching) -> Object:
    """The specification of a file with a place for its bytes."""
    name, stream = String(attachment.name), place_for(pdf, number)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=name,
            UF=name,
            AFRelationship=Name("/" + attachment.relationship),
            EF=Dictionary(F=stream, UF=stream),
        )
    )


def _filling(attachment: Attaching, imprint: Imprint) -> Filling:
    """The bytes of a file, compressed unless they are a PDF.

    The optional /CheckSum (ISO 32000-2, 7.11.4) is not written: it is an MD5, and the payload names each file by its
    SHA-256.

    Compressed data that would end in a carriage return get a line feed after it. Readers stop at the end of the
    compressed data, so the line feed is no part of it.
    """
    data = attachment.data
    params = Dictionary(
        Size=len(data),
        ModDate=String(pdf_date(imprint.created_at)),
    )
    entries = Dictionary(Type=Name.EmbeddedFile, Subtype=Name("/" + attachment.media_type), Params=params)
    if attachment.media_type != "application/pdf" or data.endswith(b"\r"):
        entries.Filter = Name.FlateDecode
        data = zlib.compress(data, 6)
        data += b"\n" if data.endswith(b"\r") else b""
    return Filling(entries=entries, data=data)


def _metadata(pdf: Pdf, packet: bytes) -> Stream:
    return Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML)


def _intent(pdf: Pdf) -> Dictionary:
    profile = Stream(pdf, _profile(), N=3, Filter=Name.FlateDecode)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB"),
        DestOutputProfile=profile,
    )


@cache
def _profile() -> bytes:
    return zlib.compress(resource_bytes("colour/sRGB.icc"), 6)


def description(imprint: Imprint, language: str) -> Description:
    """What `finished` writes about the file: the entries of Info with their bytes, and the XMP packet."""
    info = tuple(sorted((key, bytes(value)) for key, value in _info(imprint).items()))
    return Description(info=info, metadata=xmp_packet(imprint, language))


def _info(imprint: Imprint) -> Dictionary:
    created = String(pdf_date(imprint.created_at))
    return Dictionary(
        Title=String(imprint.title),
        Author=String(imprint.author),
        Creator=String(CREATOR),
        Producer=String(PRODUCER),
        CreationDate=created,
        ModDate=created,
    )


def _describe(pdf: Pdf, imprint: Imprint) -> None:
    pdf.trailer.Info = pdf.make_indirect(_info(imprint))
    identity = String(hashlib.sha256(imprint.identifier.encode()).digest()[:16])
    pdf.trailer.ID = Array([identity, identity])


def _keep_streams_from_ending_in_cr(pdf: Pdf) -> None:
    """No stream's bytes may end like a line: some validators take the end for part of the keyword after it.

    Only compressed streams are left to look at; a line feed after them is no part of their data.
    """
    for item in pdf.objects:
        if isinstance(item, Stream) and item.get("/Filter") and item.read_raw_bytes().endswith(b"\r"):
            item.write(item.read_raw_bytes() + b"\n", filter=Name.FlateDecode)
