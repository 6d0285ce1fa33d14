# SPDX-License-Identifier: MIT
"""Everything that the services work with, chosen in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.domain.plan import ImportedPlan, Plan
    from golive_desktop.ports.documents import DocumentPress, DocumentReader
    from golive_desktop.ports.mail import (
        CalendarWriter,
        ChatPoster,
        Keyring,
        MailTransport,
        MessageWriter,
        TemplateRenderer,
        TokenSource,
        Turn,
    )
    from golive_desktop.ports.signing import AuthorityReader, KeyMaker, SignatureInspector, Signer
    from golive_desktop.ports.store import Store

__all__ = ["Adapters", "MailAdapters"]


@dataclass(frozen=True, kw_only=True, slots=True)
class MailAdapters:
    """The concrete parts behind the ports of mail; made when they are first asked."""

    messages: MessageWriter
    transport: MailTransport
    tokens: TokenSource
    templates: TemplateRenderer
    calendars: CalendarWriter
    chat: ChatPoster
    keyring: Keyring
    turn: Turn


@dataclass(frozen=True, kw_only=True, slots=True)
class Adapters:
    """The concrete parts behind the ports."""

    store: Store
    press: DocumentPress
    reader: DocumentReader
    keys: KeyMaker
    authorities: AuthorityReader
    signer: Signer
    inspector: SignatureInspector
    mail: MailAdapters
    read_handbook: Callable[[bytes], ImportedPlan]
    write_handbook: Callable[[Plan], str]
    unprintable: Callable[[str], tuple[str, ...]]
    """The characters of a text that cannot be printed, each once; the first call reads the shipped fonts."""
    new_id: Callable[[], str]
    """A fresh random identifier at each call."""
