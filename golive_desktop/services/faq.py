# SPDX-License-Identifier: MIT
"""The questions of customers and their answers: edited for a release, and written as a file for publication."""

import hashlib
import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from golive_desktop.domain.communication import Faq, FaqEntry
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import in_one_line, revealed, tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.mail import TemplateText
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.ports.system import Files
from golive_desktop.resources import resource_text
from golive_desktop.services.correspondence import correspondence_of
from golive_desktop.services.mail_kinds import SHIPPED

__all__ = ["FAQ_FILE", "export_faq", "faq_markdown", "read_faq", "set_faq"]

FAQ_FILE: Final = Path("docs", "CUSTOMER_FAQ.md")
"""Where the questions stand in a project's folder."""

_LINK: Final = re.compile(r"https://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?(?:[/?#][A-Za-z0-9._~:/?#@!$&*+,;=%-]*)?")
_AFTER_LINK: Final = ".,;:!?"
_MEANING: Final = re.compile(r"([\\`*_{}\[\]<>&|~])")
"""What means something anywhere in a line (CommonMark 0.31, 2.4, and the tables and strikethrough of GitHub's)."""
_AT_START: Final = re.compile(r"([#+=:-])|(\d{1,9})([.)])")
_POINT: Final = "- "


def read_faq(adapters: Adapters, release: str, language: Language) -> Faq:
    """The questions as they were kept, else as the program begins them.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    with adapters.store.reading() as work:
        record = work.releases.get(release)
        return work.communication.read(record.id, Faq, language=language) or _shipped(adapters, work, record, language)


def set_faq(adapters: Adapters, release: str, faq: Faq, *, now: datetime) -> Faq:
    """Keeps the questions in their order.

    Raises:
        KnownError: ``faq.incomplete`` with the number of a question without text or answer, ``store.release-unknown``.
    """
    tidied = Faq(language=faq.language, title=in_one_line(tidy(faq.title)), entries=tuple(map(_tidied, faq.entries)))
    for number, entry in enumerate(tidied.entries, 1):
        if not (entry.section and entry.question and entry.answer):
            raise KnownError.of("faq.incomplete", str(number))
    with adapters.store.writing() as work:
        record = work.releases.get(release)
        if tidied != work.communication.read(record.id, Faq, language=faq.language):
            work.communication.keep(record.id, tidied, at=now)
            payload = {"language": faq.language, "questions": str(len(tidied.entries))}
            work.audit.record("faq.changed", record.candidate.tag, payload, at=now, release=record.id)
    return tidied


def export_faq(  # noqa: PLR0913 - where to, and for whom
    adapters: Adapters, files: Files, release: str, *, language: Language, to: Path, now: datetime
) -> Path:
    """Writes the questions as Markdown.

    Args:
        adapters: the parts to work with.
        files: the user's files.
        release: id or tag.
        language: of the questions.
        to: the file, or the folder of a project, in which it becomes `FAQ_FILE`.
        now: when.

    Returns:
        The file that was written.

    Raises:
        KnownError: ``faq.empty``, ``files.…``, ``store.release-unknown``.
    """
    faq = read_faq(adapters, release, language)
    if not faq.entries:
        raise KnownError.of("faq.empty")
    data = faq_markdown(faq).encode()
    path = to / FAQ_FILE if to.is_dir() else to
    if to.is_dir():
        files.make_folder(path.parent)
    files.write(path, data)
    with adapters.store.writing() as work:
        record = work.releases.get(release)
        payload = {"language": language, "sha256": hashlib.sha256(data).hexdigest()}
        work.audit.record("faq.exported", record.candidate.tag, payload, at=now, release=record.id)
    return path


def faq_markdown(faq: Faq) -> str:
    """The questions by section as Markdown (CommonMark 0.31), in which every text says just what was typed.

    Points of a list stay points, and addresses that begin with ``https://`` become links.
    """
    lines = [f"# {_inline(faq.title)}", ""]
    section = ""
    for entry in faq.entries:
        if entry.section != section:
            section = entry.section
            lines += [f"## {_inline(section)}", ""]
        lines += [f"### {_inline(entry.question)}", "", *_answer(entry.answer), ""]
    return "\n".join(lines[:-1]) + "\n"


def _answer(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        point = line.startswith(_POINT)
        # note: without an empty line before it, a list would be read as the end of the paragraph by some programs
        if point != bool(lines and lines[-1].startswith(_POINT)) and lines and lines[-1]:
            lines.append("")
        words = line.removeprefix(_POINT).strip()
        lines.append(f"{_POINT if point else ''}{_started(words)}" if words else "")
    return lines


def _started(line: str) -> str:
    """A line of text whose first letters mean nothing."""
    opening = _AT_START.match(line)
    if opening is None:
        return _inline(line)
    if opening[1]:
        return f"\\{opening[1]}{_inline(line[1:])}"
    return f"{opening[2]}\\{opening[3]}{_inline(line[opening.end() :])}"


def _inline(text: str) -> str:
    parts, end = [], 0
    for match in _LINK.finditer(text):
        address = match.group().rstrip(_AFTER_LINK)
        parts += [_escaped(text[end : match.start()]), f"<{address}>"]
        end = match.start() + len(address)
    return "".join((*parts, _escaped(text[end:])))


def _escaped(text: str) -> str:
    return _MEANING.sub(r"\\\1", text)


def _tidied(entry: FaqEntry) -> FaqEntry:
    return FaqEntry(
        section=in_one_line(tidy(entry.section)),
        question=in_one_line(tidy(entry.question)),
        answer=revealed(tidy(entry.answer)),
    )


def _shipped(adapters: Adapters, work: UnitOfWork, release: ReleaseRecord, language: Language) -> Faq:
    data = tomllib.loads(resource_text(f"mail/{SHIPPED}/{language}/faq.toml"))
    known = correspondence_of(work, release, language)
    product = release.plan.product
    values = {
        "product": product,
        "summary": known.customers.summary,
        "assurances": list(known.customers.assurances),
        "app": known.signposts.app,
        "support": known.signposts.support,
    }

    def filled(text: str) -> str:
        return adapters.mail.templates.render(TemplateText(subject="", body=text), values).text.strip()

    entries = (
        FaqEntry(section=entry["section"], question=filled(entry["question"]), answer=filled(entry["answer"]))
        for entry in _of_product(data["entry"], product)
    )
    return Faq(language=language, title=filled(data["title"]), entries=tuple(entries))


def _of_product(entries: list[dict[str, Any]], product: str) -> list[dict[str, Any]]:
    """The entries for any product, and those for this one in their place."""
    own = {entry["key"] for entry in entries if entry.get("of") == product}
    return [entry for entry in entries if entry.get("of") == product or ("of" not in entry and entry["key"] not in own)]
