# SPDX-License-Identifier: MIT
"""A file as our signer leaves it is judged in brief as at length, and whatever differs in any byte at length alone."""

import hashlib
import random
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from golive_desktop.documents.press import PdfPress
from golive_desktop.domain.blocks import Pages, Paragraph
from golive_desktop.ports.documents import Imprint
from golive_desktop.ports.signing import SignatureFacts
from golive_desktop.signing.briefly import judged_briefly
from golive_desktop.signing.certifying import certify_with
from golive_desktop.signing.envelope import Envelope, low_s, signed_attributes
from golive_desktop.signing.integrity import AHEAD
from golive_desktop.signing.judging import judge
from golive_desktop.signing.keys import OpenKey, open_key
from golive_desktop.signing.own_envelope import own_envelope
from golive_desktop.signing.own_update import own_update

_SEED = 20260305


@pytest.fixture(scope="module")
def printed() -> bytes:
    """A small statement as our writer saves it."""
    blocks = (Paragraph(text="Łukasz approves."),)
    pages = Pages(header="Zebra", note="", footer="", page_label="{page}", language="en", blocks=blocks)
    imprint = Imprint(
        title="Ελένη (\\) Zebra", author="Łukasz", identifier="1", created_at=datetime(2026, 3, 5, tzinfo=UTC)
    )
    return PdfPress().print(pages, payload=b"{}", attachments=(), imprint=imprint)


@pytest.fixture(scope="module")
def statement(own_key: OpenKey, printed: bytes, now: datetime) -> bytes:
    """The same, certified."""
    return certify_with(own_key, printed, meaning="Sign-off · Zebra", signed_at=now)


@pytest.fixture(scope="module")
def brief(anchor: bytes, now: datetime) -> Callable[[bytes], SignatureFacts | None]:
    """Judges in brief, as the inspector does: what the parsers cannot read is left open."""

    def judged(pdf: bytes) -> SignatureFacts | None:
        try:
            return judged_briefly(pdf, anchors=frozenset({anchor}), now=now)
        except (PdfError, ValueError):
            return None

    return judged


def _at_length(pdf: bytes, anchor: bytes, now: datetime) -> SignatureFacts:
    reader = PdfFileReader(BytesIO(pdf))
    facts, problems = judge(pdf, reader, reader.embedded_signatures[0], anchors={anchor}, now=now)
    assert not problems
    return facts


def _laid_out(pdf: bytes, change: Callable[[list[bytes]], Iterable[bytes]]) -> bytes:
    """`pdf` with the objects of its update changed, and with the table, the trailer and the ranges that fit."""
    before = pdf.index(b"%%EOF\n") + len(b"%%EOF\n")
    table = pdf.rindex(b"\nxref\n") + 1
    objects = [item + b"endobj\n" for item in pdf[before:table].split(b"endobj\n")[:-1]]
    places: dict[int, int] = {}
    body = pdf[:before]
    for item in change(objects):
        places[int(item.split(b" ", 1)[0])] = len(body)
        body += item
    written = b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        joined = number - 1 in places or number == 1
        first = number if not joined else None
        written += (b"" if first is None else b"%d 1\n" % first) + b"%010d 00000 n \n" % place
    written = _counted(written)
    trailer = pdf[pdf.rindex(b"trailer\n") : pdf.rindex(b"startxref\n")]
    whole = body + written + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body)
    return _ranged(whole, before)


def _counted(table: bytes) -> bytes:
    """`table` with the number of entries at the head of each section."""

    def count(match: re.Match[bytes]) -> bytes:
        return b"%b %d\n%b" % (match[1], len(match[2]) // 20, match[2])

    return re.sub(rb"(?m)^(\d+) 1\n((?:\d{10} \d{5} [fn] \n)+)", count, table)


def _ranged(pdf: bytes, before: int) -> bytes:
    digits = re.compile(rb"/Contents <([0-9A-Fa-f]+)>").search(pdf, before)
    ranges = re.compile(rb"/ByteRange \[0 \d+ \d+ \d+\] *").search(pdf, before)
    if digits is None or ranges is None:
        return pdf
    gap, resume = digits.start(1) - 1, digits.end(1) + 1
    text = b"/ByteRange [0 %d %d %d]" % (gap, resume, len(pdf) - resume)
    return pdf[: ranges.start()] + text.ljust(len(ranges[0])) + pdf[ranges.end() :]


def _replaced(old: bytes, new: bytes) -> Callable[[list[bytes]], list[bytes]]:
    def change(objects: list[bytes]) -> list[bytes]:
        assert any(old in item for item in objects)
        return [item.replace(old, new) for item in objects]

    return change


def test_brief_and_long_judgement_agree(
    statement: bytes, brief: Callable[[bytes], SignatureFacts | None], anchor: bytes, now: datetime
) -> None:
    """Name, reason and description in every spelling of a string, an own key and a stranger's."""
    found = brief(statement)
    assert found is not None
    assert found.trusted
    assert found == _at_length(statement, anchor, now)
    unknown = judged_briefly(statement, anchors=frozenset(), now=now)
    assert unknown == replace(found, trusted=False, anchor="")
    assert judged_briefly(statement, anchors=frozenset(), now=now - AHEAD) == unknown


def test_what_raises_a_question_is_left_open(
    statement: bytes, printed: bytes, company_file: Callable[[str], bytes], passphrase: str, now: datetime
) -> None:
    """Another writer's file, a clock ahead, a certificate that a company issued and may have revoked."""
    nobody = frozenset[bytes]()
    assert judged_briefly(printed, anchors=nobody, now=now) is None
    assert judged_briefly(statement, anchors=nobody, now=now - AHEAD - timedelta(seconds=1)) is None
    company = open_key(company_file("direct"), passphrase=passphrase)
    issued = certify_with(company, printed, meaning="Sign-off", signed_at=now)
    assert own_update(issued) is not None
    assert judged_briefly(issued, anchors=nobody, now=now) is None


def test_no_changed_byte_is_judged_in_brief(statement: bytes, brief: Callable[[bytes], SignatureFacts | None]) -> None:
    """Every second byte of the update, and some before it."""
    chance = random.Random(_SEED)
    before = statement.index(b"%%EOF\n")
    positions = [*chance.sample(range(before), 200), *range(before, len(statement), 2)]
    for position in positions:
        changed = bytearray(statement)
        changed[position] ^= 1 << chance.randrange(8)
        assert brief(bytes(changed)) is None, position


@pytest.mark.parametrize("extra", [b"\n", b" ", b"%%EOF\n", b"\0"])
def test_nothing_may_stand_around_it(statement: bytes, extra: bytes) -> None:
    """Not even what many readers skip."""
    assert own_update(statement + extra) is None
    assert own_update(extra + statement) is None


def test_a_file_is_recognised_wherever_its_parts_stand(statement: bytes) -> None:
    """The helper of the next test lays out what it leaves alone as our signer does."""
    assert _laid_out(statement, lambda objects: objects) == statement
    longer = _laid_out(statement, _replaced(b"Sign\\055off", b"Sign\\055off and more"))
    found = own_update(longer)
    assert found is not None
    assert dict(found.panel)["/Reason"] == "Sign-off and more · Zebra"


def test_no_endless_text_is_recognised(statement: bytes) -> None:
    """What is read of the texts is remembered, and must not fill the memory."""
    for length, known in ((4000, True), (5000, False)):
        longer = _laid_out(statement, _replaced(b"Sign\\055off", b"x" * length))
        assert (own_update(longer) is not None) == known


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_replaced(b"/SigFlags 3", b"/SigFlags 3\n/NeedAppearances true"), id="appearances"),
        pytest.param(_replaced(b"/P 1\n>>\n>> ]", b"/P 2\n>>\n>> ]"), id="changes-allowed"),
        pytest.param(_replaced(b"/SigRef\n", b"/SigRef\n/Data 1 0 R\n"), id="data"),
        pytest.param(_replaced(b"ETSI.CAdES.detached", b"adbe.pkcs7.detached"), id="sub-filter"),
        pytest.param(_replaced(b"/Type /Sig\n/Filter", b"/Type /DocTimeStamp\n/Filter"), id="stamp"),
        pytest.param(_replaced(b"/Type /Sig\n/Filter", b"/Type /Sig\n/Cert <00>\n/Filter"), id="certificate"),
        pytest.param(_replaced(b"/T (Signature)", b"/T (Signature)\n/TU (Nothing)"), id="tooltip"),
        pytest.param(_replaced(b"/T (Signature)", b"/T (Other)"), id="other-name"),
        pytest.param(_replaced(b"[ 0 0 0 0 ]", b"[ 0 0 9 9 ]"), id="visible"),
        pytest.param(_replaced(b"/Perms <<\n/DocMDP", b"/Perms <<\n/UR3"), id="usage-rights"),
        pytest.param(_replaced(b"/Type /Catalog", b"/Type /Catalog\n/OpenAction [ ]"), id="action"),
        pytest.param(_replaced(b"/Type /Catalog", b"/Type /Catalog\n/Version /2.0"), id="version"),
        pytest.param(_replaced(b"/Type /Page\n", b"/Type /Page\n/Rotate 180\n"), id="page"),
        pytest.param(lambda objects: [*objects, b"99 0 obj\n<<\n>>\nendobj\n"], id="further-object"),
        pytest.param(lambda objects: [*objects[:1], b"2 0 obj\n<< >>\nendobj\n", *objects[1:]], id="other-description"),
        pytest.param(lambda objects: [*objects[:4], objects[4] + b"% \n"], id="comment"),
        pytest.param(lambda objects: [*objects, objects[2]], id="form-twice"),
        pytest.param(lambda objects: objects[1:], id="no-catalogue"),
    ],
)
def test_no_other_update_is_recognised(statement: bytes, change: Callable[[list[bytes]], list[bytes]]) -> None:
    """Each is laid out soundly, so that only the difference itself can tell it."""
    try:
        changed = _laid_out(statement, change)
    except ValueError:  # not even an object
        pytest.fail("laid out wrongly")
    assert own_update(changed) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"/Contents <[0-9A-F]+>", lambda match: match[0].lower().replace(b"/contents", b"/Contents")),
        (rb"/ByteRange \[0 (\d)", lambda match: b"/ByteRange [0 " + (b"1" if match[1] != b"1" else b"2")),
        (rb"/Prev \d+", lambda match: b"/Prev 1" + b"0" * (len(match[0]) - 7)),
        (rb"trailer << /Info 2 0 R /Root 1 0 R", lambda _: b"trailer << /Info 3 0 R /Root 1 0 R"),
        (rb"trailer << /Info", lambda _: b"trailer << /Encrypt 2 0 R /Info"),
        (rb"trailer\n<<\n/Info 2 0 R", lambda _: b"trailer\n<<\n/Info 3 0 R"),
        (rb"/Size \d+\n", lambda match: b"/Size 9" + match[0][7:]),
    ],
)
def test_ranges_and_trailers_are_read_to_the_letter(
    statement: bytes, old: bytes, new: Callable[[re.Match[bytes]], bytes]
) -> None:
    """Where the signature stands, and which objects the file begins with."""
    changed = re.sub(old, new, statement)
    assert changed != statement
    assert own_update(changed) is None


def test_a_signature_is_taken_apart_only_where_all_of_it_follows_from_its_parts(statement: bytes) -> None:
    """One of ours for this digest; none for another digest, with a changed byte, or with something behind it."""
    update = own_update(statement)
    assert update is not None
    contents = update.contents
    place = contents.index(bytes.fromhex("06092a864886f70d01090431220420")) + 15
    digest = contents[place : place + 32]
    found = own_envelope(contents, digest)
    assert found is not None
    assert found.der() == contents.rstrip(b"\0")
    assert own_envelope(contents + b"\0" * 9, digest) is not None
    assert own_envelope(contents, bytes(32)) is None
    assert own_envelope(contents + b"\1", digest) is None
    assert own_envelope(b"", digest) is None
    for position in range(len(found.der())):
        changed = bytearray(contents)
        changed[position] ^= 1
        other = own_envelope(bytes(changed), digest)
        # note: a changed signature value may still be one, which its key then does not confirm
        assert other is None or other.signature != found.signature, position


_TOKENS = (
    b" ",
    b"\t",
    b"0 ",
    b"null ",
    b"3 0 R ",
    b"<< >> ",
    b"() ",
    b"\\053",
    b"#20",
    b"%x\n",
    b"/Lock 3 0 R\n",
    b"Z",
)


def _signed_anew(key: OpenKey, pdf: bytes) -> bytes:
    """`pdf` with a signature by its author over what stands there now."""
    update = pdf.index(b"%%EOF\n")
    digits = re.compile(rb"/Contents <([0-9A-F]+)>").search(pdf, update)
    assert digits is not None
    gap, resume = digits.start(1) - 1, digits.end(1) + 1
    digest = hashlib.sha256(pdf[:gap] + pdf[resume:]).digest()
    attributes = signed_attributes(digest, [key.leaf.public_bytes(Encoding.DER)])
    assert isinstance(key.private_key, ec.EllipticCurvePrivateKey)
    signature = low_s(key.private_key.sign(attributes, ec.ECDSA(hashes.SHA256())), key.private_key.curve.name)
    signer = x509.Certificate.load(key.leaf.public_bytes(Encoding.DER))
    contents = Envelope(signer=signer, attributes=attributes, signature=signature).der()
    return pdf[: gap + 1] + contents.hex().upper().encode().ljust(resume - gap - 2, b"0") + pdf[resume - 1 :]


def _disturbed(chance: random.Random) -> Callable[[list[bytes]], list[bytes]]:
    """Puts one token somewhere into an object of the update, another number in the place of one, or a blank less."""

    def change(objects: list[bytes]) -> list[bytes]:
        number = chance.randrange(len(objects))
        item = objects[number]
        places = [match.start() for match in re.finditer(rb"[ \n/()]", item) if match.start() > len(b"99 0 obj")]
        place = chance.choice(places)
        kind = chance.randrange(3)
        if kind == 0:
            item = item[:place] + chance.choice(_TOKENS) + item[place:]
        elif kind == 1:
            item = item[:place] + re.sub(rb"[0-9]+", b"%d" % chance.randrange(20), item[place:], count=1)
        else:
            item = item[:place] + item[place + 1 :]
        return [*objects[:number], item, *objects[number + 1 :]]

    return change


def test_what_its_author_signed_in_another_form_is_judged_alike(
    own_key: OpenKey, statement: bytes, brief: Callable[[bytes], SignatureFacts | None], anchor: bytes, now: datetime
) -> None:
    """Only the form differs: digest, ranges, tables and signature fit what stands there."""
    chance = random.Random(_SEED)
    judged = 0
    assert brief(_signed_anew(own_key, _laid_out(statement, lambda objects: objects))) is not None
    for _ in range(400):
        try:
            changed = _signed_anew(own_key, _laid_out(statement, _disturbed(chance)))
        except (AssertionError, ValueError):  # no place for a signature is left
            continue
        found = brief(changed)
        if found is not None:
            judged += 1
            assert found == _at_length(changed, anchor, now)
    assert judged
