# SPDX-License-Identifier: MIT
"""Header fields written so that no text from outside can become a second field, a second address or another name.

The library's own header classes are not used for these: they read encoded words inside of a text again, and lose
quotation marks where they fold.
"""

import re
import unicodedata
from collections.abc import Sequence
from email.header import Header
from typing import Final
from urllib.parse import quote

from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.problem import KnownError
from golive_desktop.mail.addresses import envelope_address

__all__ = ["checked", "mailboxes", "parameter", "unstructured"]

_UNSEEN: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Controls, halves of characters, separators of lines and paragraphs."""
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of what follows: a name could read as another one."""
_LINE: Final = 76
_FOLD: Final = "\r\n "
_ATOMS: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_PLAIN_VALUE: Final = re.compile(r"[A-Za-z0-9 !#$%&'()*+,./:;<=>@\[\]^_`{|}~-]*")
_ENCODED: Final = "=?"
_ENCODED_OCTET: Final = 3
_PIECE: Final = 50


def checked(text: str, field: str) -> str:
    """`text` when each of its characters may stand in a header field.

    Args:
        text: from outside.
        field: what it is, for the sentence: a header's name.

    Raises:
        KnownError: ``mail.header-invalid`` for line ends, other controls and marks that turn the direction.
    """
    bad = sorted({letter for letter in text if letter in _TURNING or unicodedata.category(letter) in _UNSEEN})
    if bad:
        raise KnownError.of("mail.header-invalid", field, letters=", ".join(f"U+{ord(letter):04X}" for letter in bad))
    return text


def unstructured(name: str, text: str) -> str:
    """The value of a field like Subject; encoded (RFC 2047) and folded where it has to be.

    Raises:
        KnownError: ``mail.header-invalid``.
    """
    line = checked(text, name)
    short = len(name) + len(": ") + len(line) <= _LINE
    if line.isascii() and short and line == line.strip() and _ENCODED not in line:
        return line
    return _words(line, name)


def mailboxes(name: str, people: Sequence[Mailbox]) -> str:
    """The value of an address field (RFC 5322, 3.4), one person a line.

    Raises:
        KnownError: ``mail.header-invalid``, ``mail.address-invalid``, ``mail.address-unsupported``.
    """
    return f",{_FOLD}".join(_mailbox(name, person) for person in people)


def parameter(name: str, value: str) -> str:
    """A parameter of a MIME field, on lines of its own; in pieces and encoded (RFC 2231) where it has to be.

    Args:
        name: the parameter's name.
        value: any checked text.
    """
    if _PLAIN_VALUE.fullmatch(value) and len(value) <= _PIECE:
        return f';{_FOLD}{name}="{value}"'
    octets = [quote(bytes([octet]), safe="") for octet in value.encode("utf-8")]
    pieces = [""]
    for octet in octets:
        if len(pieces[-1]) + _ENCODED_OCTET > _PIECE:
            pieces.append("")
        pieces[-1] += octet
    if len(pieces) == 1:
        return f";{_FOLD}{name}*=utf-8''{pieces[0]}"
    first, *others = pieces
    lines = [f"{name}*0*=utf-8''{first}", *(f"{name}*{number}*={piece}" for number, piece in enumerate(others, 1))]
    return "".join(f";{_FOLD}{line}" for line in lines)


def _mailbox(field: str, person: Mailbox) -> str:
    address = f"<{envelope_address(person.address)}>"
    name = checked(person.name, field).strip()
    if not name:
        return address
    phrase = _phrase(field, name)
    # note: encoded, a name is longer than it looks; a comma may follow
    line = f"{field}: {phrase} {address},".rsplit(_FOLD, maxsplit=1)[-1]
    return f"{phrase}{_FOLD if len(line) > _LINE else ' '}{address}"


def _phrase(field: str, name: str) -> str:
    """A display name (RFC 5322, 3.2.5)."""
    if not name.isascii() or _ENCODED in name or len(field) + len(name) > _LINE - len(': ""'):
        return _words(name, field)
    if _ATOMS.fullmatch(name):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _words(text: str, field: str) -> str:
    """Encoded words of at most 75 letters each (RFC 2047, 2), none of which cuts a character."""
    return Header(text, "utf-8", maxlinelen=_LINE, header_name=field).encode(linesep="\r\n")
