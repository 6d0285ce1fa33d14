# SPDX-License-Identifier: MIT
"""Every section of a handbook with its topic, its point of the run, and whether it is somebody's form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from golive_desktop.documents.handbook.headings import Topic, is_decision, says_go, time_in, topic_of
from golive_desktop.documents.handbook.inline import plain_text, read_line
from golive_desktop.documents.handbook.outline import Section
from golive_desktop.documents.handbook.roles import core_words, match_role, words

__all__ = ["Place", "places"]

_EXACT = re.compile(r"(T[-+]\d+h?|W\d+)(?: \u2013 (.*))?")
_NUMBERING = re.compile(r"^\s*\d+(?:\.\d+)*[.)]?\s+")
_TIME = re.compile(r"^T\s?[-\u2212\u2013+]\s?\d+\s?(?:min\w*|h|m)?\s*[:\u2013\u2014-]\s+(?=\S)", re.IGNORECASE)
_STARTS_WITH_TIME = re.compile(r"^T\s?[-\u2212\u2013+]\s?\d", re.IGNORECASE)
_INHERITED = frozenset(
    {Topic.ASIDE, Topic.CONDITIONS, Topic.EXECUTIVE, Topic.READINESS, Topic.RUN, Topic.DELIVERABLES, Topic.REFERENCE}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A section, and what it is about."""

    section: Section
    title: str
    """The heading as plain text, without its numbering."""
    topic: Topic
    at: str | None = None
    """The point of the run that the heading, or the one above, names."""
    exact: bool = False
    """The heading is a point of the run and its title, as `write_handbook` writes it: nothing is left to guess."""
    form: bool = False
    """The section is a form: its heading names a role, its list the items."""


def places(root: Section, titles: frozenset[frozenset[str]] = frozenset()) -> Iterator[Place]:
    """Each section in the order of the file, the text before the first heading included.

    Args:
        root: what `outline` returned.
        titles: the core words of the stakeholders' titles, so that their forms are found under any heading.
    """
    return _below(Place(section=root, title="", topic=Topic.OTHER), titles)


def _below(place: Place, titles: frozenset[frozenset[str]]) -> Iterator[Place]:
    yield place
    for section in place.section.sections():
        yield from _below(_place(section, place, titles), titles)


def _place(section: Section, parent: Place, titles: frozenset[frozenset[str]]) -> Place:
    heading = plain_text(section.title)
    exact = _EXACT.fullmatch(heading)
    if parent.topic is Topic.ASIDE:
        return Place(section=section, title=heading, topic=Topic.ASIDE)
    if parent.topic is Topic.FORMS and _says_whose(section):
        return Place(section=section, title=heading, topic=Topic.FORMS, form=True)
    if exact is not None and time_in(exact[1]) == exact[1]:
        return Place(section=section, title=exact[2] or "", topic=Topic.RUN, at=exact[1], exact=True)
    title = _TIME.sub("", _NUMBERING.sub("", heading))
    form = _is_form(section, parent, heading, titles)
    if form and not _is_one_sentence(section, title) and not _offers_decisions(section):
        return Place(section=section, title=heading, topic=Topic.FORMS, form=True)
    topic = topic_of(heading)
    if section.level == 1 and section is next(parent.section.sections()):
        # note: the title of the document; a product named "FAQ Portal" must not hide everything below it
        return Place(section=section, title=title, topic=topic if topic is Topic.FORMS else Topic.OTHER)
    if topic is Topic.OTHER and parent.topic in _INHERITED:
        topic = parent.topic
    elif topic in {Topic.OTHER, Topic.FORMS} and _is_sign_off(section, title):
        topic = Topic.EXECUTIVE
    elif topic is Topic.OTHER and _STARTS_WITH_TIME.match(_NUMBERING.sub("", heading)):
        topic = Topic.RUN
    return Place(section=section, title=title, topic=topic, at=time_in(heading) or parent.at)


def _is_form(section: Section, parent: Place, heading: str, titles: frozenset[frozenset[str]]) -> bool:
    marks = {line.mark for line in section.lines()} - {""}
    if not marks or parent.topic in _INHERITED:
        return False
    if core_words(heading) in titles:
        return True
    named = match_role(heading, tight=True) is not None
    if parent.topic is Topic.FORMS and not parent.form:
        return named or topic_of(heading) is Topic.OTHER
    return named and "box" in marks and topic_of(heading) is Topic.OTHER


def _is_sign_off(section: Section, title: str) -> bool:
    """Below "Geschäftsführung" or "CEO" stands a sentence that gives the release free."""
    role = match_role(title, tight=True)
    named = role is not None and role.executive
    free = any(says_go(plain_text(line.text)) for line in section.lines() if not line.mark)
    return named and (free or _is_one_sentence(section, title))


def _is_one_sentence(section: Section, title: str) -> bool:
    """The only entry below an executive role is the sentence that gives the release free: no form, but the sign-off."""
    entries = [plain_text(line.text) for line in section.lines() if line.mark]
    role = match_role(title, tight=True)
    return role is not None and role.executive and len(entries) == 1 and says_go(entries[0])


def _offers_decisions(section: Section) -> bool:
    """The boxes are the decisions to choose from, which every form has: they are no items."""
    entries = [line for line in section.lines() if line.mark]
    return len(entries) > 1 and all(is_decision(plain_text(line.text)) for line in entries)


def _says_whose(section: Section) -> bool:
    """The section names the key of its role, as `write_handbook` does: no heading can hide what it is."""
    labels = (read_line(line.text).label for line in section.lines() if not line.depth)
    return any(label is not None and words(label) == ("role",) for label in labels)
