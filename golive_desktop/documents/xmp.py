# SPDX-License-Identifier: MIT
"""The XMP packet of a statement: title, author, identifier, dates and the PDF/A-3b mark."""

from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape

from golive_desktop.ports.documents import Imprint

__all__ = ["CREATOR", "PRODUCER", "pdf_date", "xmp_packet"]

CREATOR: Final = "GoLive Desktop"
PRODUCER: Final = "ReportLab, pikepdf"

# note: laid out as the library that saves the file lays it out again, so that these are the bytes in the file
_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" {namespaces} rdf:about="">
   <pdfaid:part>3</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
   <dc:format>application/pdf</dc:format>
   <dc:identifier>{identifier}</dc:identifier>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreateDate>{date}</xmp:CreateDate>
   <xmp:ModifyDate>{date}</xmp:ModifyDate>
   <xmp:CreatorTool>{creator}</xmp:CreatorTool>
   <pdf:Producer>{producer}</pdf:Producer>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>

<?xpacket end="w"?>
"""
_NAMESPACES: Final = (
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
)


def xmp_packet(imprint: Imprint, language: str) -> bytes:
    """The metadata stream (ISO 16684-1) that fits the document's Info dictionary, ISO 19005-3, 6.6."""
    return _PACKET.format(
        namespaces=_NAMESPACES,
        identifier=escape(imprint.identifier),
        title=escape(imprint.title),
        author=escape(imprint.author),
        language=language,
        date=imprint.created_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        creator=CREATOR,
        producer=PRODUCER,
    ).encode("utf-8")


def pdf_date(moment: datetime) -> str:
    """`moment` as a PDF date in UTC (ISO 32000-2, 7.9.4)."""
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
