# SPDX-License-Identifier: MIT
"""Whose certificates count: those of the system's authorities, or of the company's own alone."""

import ssl

from golive_desktop.domain.problem import KnownError

__all__ = ["trusting"]


def trusting(authorities: bytes, server: str) -> ssl.SSLContext:
    """What a connection is protected with; certificate and name of the server are always checked, from TLS 1.2 on.

    Args:
        authorities: certificates (PEM) of the only authorities that count; empty for those of the system.
        server: whose connection it is, for the sentence.

    Raises:
        KnownError: ``mail.authorities-invalid``.
    """
    if not authorities:
        return _of_the_system()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_verify_locations(cadata=authorities.decode("ascii"))
    except (ssl.SSLError, ValueError) as error:
        raise KnownError.of("mail.authorities-invalid", server) from error
    if not context.get_ca_certs():
        raise KnownError.of("mail.authorities-invalid", server)
    return context


def _of_the_system() -> ssl.SSLContext:
    context = ssl.create_default_context()
    places = ssl.get_default_verify_paths()
    if not (places.cafile or places.capath or context.get_ca_certs()):
        # note: Python on macOS, and a frozen one on a Linux of another make, know no place with authorities
        from requests.utils import DEFAULT_CA_BUNDLE_PATH  # noqa: PLC0415 - heavy, and rarely needed

        context.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)
    return context
