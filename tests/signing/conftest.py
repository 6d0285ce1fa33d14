# SPDX-License-Identifier: MIT
"""A small public key infrastructure, a small PDF/A-3b file, and a time stamping authority on this machine."""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import pikepdf
import pytest
from asn1crypto import keys as keys_asn1
from asn1crypto import tsp
from asn1crypto import x509 as x509_asn1
from certomancer.services import TimeStamper
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from reportlab.pdfgen.canvas import Canvas

from golive_desktop.domain.certificate import Subject
from golive_desktop.ports.signing import SignatureReport
from golive_desktop.signing.certifying import certify_with
from golive_desktop.signing.inspecting import PadesInspector
from golive_desktop.signing.keys import OpenKey, Pkcs12KeyMaker, open_key

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
Inspect = Callable[..., SignatureReport]

NOW = datetime(2026, 3, 5, 14, 3, 22, tzinfo=timezone(timedelta(hours=1)))
PASSPHRASE = "correct horse battery"
_COLOURS = Path(__file__).parents[2] / "resources" / "colour"


@dataclass(frozen=True, kw_only=True)
class Entity:
    """Somebody with a key and a certificate."""

    key: PrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)


@pytest.fixture(scope="session")
def now() -> datetime:
    """The moment of every signature in these tests."""
    return NOW


@pytest.fixture(scope="session")
def passphrase() -> str:
    """Opens every key file in these tests."""
    return PASSPHRASE


@pytest.fixture(scope="session")
def subject() -> Subject:
    """A person whose name needs more than Latin-1."""
    return Subject(name="Łukasz Ελένη Çağla", role="Security Lead", organisation="Œuvre GmbH", email="l.e@example.org")


@pytest.fixture(scope="session")
def page() -> bytes:
    """A small unsigned PDF/A-3b file."""
    raw = BytesIO()
    canvas = Canvas(raw, pagesize=(200, 100), invariant=1, pageCompression=0)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(raw) as pdf:
        profile = pdf.make_stream(next(_COLOURS.glob("*.icc")).read_bytes(), N=3)
        pdf.Root.OutputIntents = [
            pikepdf.Dictionary(
                Type=pikepdf.Name.OutputIntent,
                S=pikepdf.Name.GTS_PDFA1,
                OutputConditionIdentifier="sRGB",
                DestOutputProfile=profile,
            )
        ]
        del pdf.docinfo
        # note: ReportLab always names a font that is not embedded; this page draws a line only
        pdf.pages[0].Contents = pdf.make_stream(b"10 10 50 20 re S")
        pdf.pages[0].Resources = pikepdf.Dictionary()
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["pdfaid:part"], metadata["pdfaid:conformance"] = "3", "B"
        out = BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, min_version="1.7", deterministic_id=True)
    return out.getvalue()


@pytest.fixture(scope="session")
def key_file(subject: Subject) -> bytes:
    """A fresh identity."""
    return Pkcs12KeyMaker().create(subject, passphrase=PASSPHRASE, now=NOW)


@pytest.fixture(scope="session")
def own_key(key_file: bytes) -> OpenKey:
    """The same identity, open."""
    return open_key(key_file, passphrase=PASSPHRASE)


@pytest.fixture(scope="session")
def anchor(own_key: OpenKey) -> bytes:
    """The certificate of that identity."""
    return own_key.certificate.der


@pytest.fixture(scope="session")
def signed(own_key: OpenKey, page: bytes) -> bytes:
    """The file, certified by that identity."""
    return certify_with(own_key, page, meaning="I approve: Łukasz", signed_at=NOW)


@pytest.fixture(scope="session")
def inspect(anchor: bytes) -> Inspect:
    """Inspects a file a minute after it was signed, trusting that identity unless told otherwise."""

    def inspect_(pdf: bytes, anchors: tuple[bytes, ...] = (anchor,)) -> SignatureReport:
        return PadesInspector().inspect(pdf, anchors=anchors, now=NOW + timedelta(minutes=1))

    return inspect_


@pytest.fixture(scope="session")
def codes(inspect: Inspect) -> Callable[..., set[str]]:
    """The problems of a file that keep it from being genuine."""

    def codes_(pdf: bytes, **others: tuple[bytes, ...]) -> set[str]:
        return {problem.code for problem in inspect(pdf, **others).problems}

    return codes_


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example Trust"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _usage(*allowed: str) -> x509.KeyUsage:
    names = ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"]
    names += ["key_cert_sign", "crl_sign", "encipher_only", "decipher_only"]
    return x509.KeyUsage(**{name: name in allowed for name in names})


def _issue(  # noqa: PLR0913 - each argument is one fact of the certificate
    name: str,
    key: PrivateKey,
    issuer: Entity | None,
    *,
    authority: bool = False,
    usage: tuple[str, ...] = ("digital_signature",),
    stamping: bool = False,
    days: tuple[int, int] = (-30, 700),
) -> Entity:
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(issuer.certificate.subject if issuer else _name(name))
        .public_key(key.public_key())
        .serial_number(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") >> 1)
        .not_valid_before(NOW + timedelta(days=days[0]))
        .not_valid_after(NOW + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(_usage(*usage), critical=True)
    )
    if stamping:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Entity(key=key, certificate=builder.sign(issuer.key if issuer else key, hashes.SHA256()))


def _rsa(bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def _ec(curve: ec.EllipticCurve | None = None) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(curve or ec.SECP256R1())


@pytest.fixture(scope="session")
def pki() -> dict[str, Entity]:
    """Who is who: an authority with an intermediate one, good and bad employees, a time stamping authority."""
    issuing = ("key_cert_sign", "crl_sign")
    root = _issue("Root", _rsa(), None, authority=True, usage=issuing)
    middle = _issue("Issuing", _ec(ec.SECP384R1()), root, authority=True, usage=issuing)
    return {
        "root": root,
        "middle": middle,
        "rsa": _issue("Robin RSA", _rsa(), middle),
        "ec": _issue("Erika EC", _ec(ec.SECP384R1()), middle, usage=("content_commitment",)),
        "direct": _issue("Dirk Direct", _ec(), root),
        "expired": _issue("Eva Expired", _ec(), None, days=(-30, -1)),
        "early": _issue("Emil Early", _ec(), None, days=(1, 30)),
        "weak": _issue("Willi Weak", _rsa(1024), middle),
        "odd": _issue("Olga Odd", _ec(ec.SECP256K1()), middle),
        "encipher": _issue("Ede Encipher", _rsa(), middle, usage=("key_encipherment",)),
        "foreign-root": _issue("Foreign Root", _ec(), None, authority=True, usage=issuing),
        "tsa": _issue("Clock", _rsa(), root, stamping=True),
        "tsa-ec": _issue("Clock EC", _ec(), root, stamping=True),
        "tsa-plain": _issue("No Clock", _ec(), root),
    }


@pytest.fixture(scope="session")
def company_file(pki: dict[str, Entity]) -> Callable[[str], bytes]:
    """A key file as a company hands it out, with the whole chain."""

    def company_file_(name: str) -> bytes:
        chain = [pki["root"].certificate, pki["middle"].certificate]
        encryption = (
            PrivateFormat.PKCS12.encryption_builder()
            .kdf_rounds(1000)
            .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
            .build(PASSPHRASE.encode())
        )
        entity = pki[name]
        return pkcs12.serialize_key_and_certificates(name.encode(), entity.key, entity.certificate, chain, encryption)

    return company_file_


class _Clock(BaseHTTPRequestHandler):
    """Answers as the path says: a name from the PKI, or a way to fail."""

    authorities: dict[str, TimeStamper]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        way = self.path.strip("/")
        status, kind, answer = 200, "application/timestamp-reply", b"garbage"
        if way in self.authorities:
            answer = self.authorities[way].request_tsa_response(tsp.TimeStampReq.load(body)).dump()
        elif way == "replay":
            request = tsp.TimeStampReq.load(body)
            request["message_imprint"]["hashed_message"] = b"\1" * 32
            answer = self.authorities["tsa"].request_tsa_response(request).dump()
        elif way == "error":
            status = 500
        elif way == "html":
            kind = "text/html"
        elif way == "large":
            answer = bytes(300_000)
        elif way == "rejected":
            answer = tsp.TimeStampResp({"status": {"status": "rejection"}}).dump()
        elif way == "hang":
            time.sleep(1)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Says nothing."""


@pytest.fixture(scope="session")
def clock(pki: dict[str, Entity]) -> Iterator[str]:
    """The address of a time stamping authority on this machine; the path says how it answers."""
    others = [x509_asn1.Certificate.load(pki["root"].der)]
    _Clock.authorities = {
        name: TimeStamper(
            x509_asn1.Certificate.load(pki[name].der),
            keys_asn1.PrivateKeyInfo.load(
                pki[name].key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
            ),
            certs_to_embed=others,
            fixed_dt=NOW.astimezone(UTC) + timedelta(seconds=5),
        )
        for name in ("tsa", "tsa-ec", "tsa-plain")
    }
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Clock)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()
