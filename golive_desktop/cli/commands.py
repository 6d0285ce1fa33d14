# SPDX-License-Identifier: MIT
"""The table of commands: what each is called, where it is built, and what it does in one line."""

from golive_desktop.cli.language import Translate, language_of, translate_to

__all__ = ["MODULES", "descriptions", "is_command", "without_window"]

MODULES = {
    "plan": "plan",
    "identity": "identity",
    "roster": "roster",
    "request": "request",
    "sign": "sign",
    "delegate": "delegate",
    "withdraw": "withdraw",
    "close": "close",
    "receive": "receive",
    "accept": "accept",
    "status": "status",
    "conditions": "conditions",
    "gates": "gates",
    "void": "void",
    "day": "day",
    "override": "override",
    "dossier": "dossier",
    "mail": "mail",
    "verify": "verify",
    "trust": "trust",
    "original": "original",
    "audit": "audit",
    "backup": "backup",
    "restore": "restore",
    "self-test": "selftest",
    "demo": "demo",
}
"""Command to module of this package, in the order of the work."""


def descriptions(_: Translate) -> dict[str, str]:
    """What each command does, in the reader's language."""
    return {
        "plan": _("releases: read from a handbook, written back, bound to a candidate"),
        "identity": _("signing identities of this laptop"),
        "roster": _("whose certificate holds which role, and who confirmed it"),
        "request": _("signed requests to the stakeholders"),
        "sign": _("answer a request with a signed approval"),
        "delegate": _("name a deputy who may sign in your place"),
        "withdraw": _("take back an approval of your own"),
        "close": _("state that a condition of your approval is fulfilled"),
        "receive": _("check and record files that came back"),
        "accept": _("count an answer whose time does not fit, with a reason"),
        "status": _("the verdict on a release, why not yet, and the board"),
        "conditions": _("the critical conditions of a release"),
        "gates": _("the technical gates of a release"),
        "void": _("declare a release or one request void"),
        "day": _("the go-live day: clock, steps, poll, PROCEED"),
        "override": _("let pass what stands in the way of PROCEED, by an executive's signature"),
        "dossier": _("the whole release in one sealed file"),
        "mail": _("mails of a release: accounts, outbox, addresses, texts, training, dates"),
        "verify": _("check any file: genuine, changed, unknown signer, not checkable"),
        "trust": _("the company's authorities that every check here believes about names"),
        "original": _("a kept file, byte for byte"),
        "audit": _("the audit trail of this home"),
        "backup": _("the whole home in one file"),
        "restore": _("a home from its backup; what was there is moved aside"),
        "self-test": _("try out this installation"),
        "demo": _("the whole job once, headless, with invented people"),
    }


def is_command(word: str) -> bool:
    """Whether `word` is a command of the console."""
    return word in MODULES


def without_window() -> str:
    """What is said where a window was expected."""
    _ = translate_to(language_of(()))
    return _("There is no screen to open a window on; the console does the whole job: golive --help")
