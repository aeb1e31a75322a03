"""Comments in words, for pages: threads with who said what when, what they are about, and what they mention."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType

from cxdesign.domain.comments import Comment, in_time, mentioned_people, mentioned_rules
from cxdesign.domain.document import Document
from cxdesign.domain.journey import PROJECT_ID, Lane, Project
from cxdesign.domain.vocabulary import BLUEPRINT_ONLY_ROLES
from cxdesign.i18n import Translator
from cxdesign.views.findings import FindingView, record_name, rule_titles

_LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)
_PAGES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("persona", "empathy_note", "need"), "empathy"),
        **dict.fromkeys(("scene", "scene_cell"), "scenes"),
        **dict.fromkeys(("standard", "promise", "datapoint", "objective", "risk", "performer"), "standards"),
        "peak_criterion": "peaks",
        **dict.fromkeys(("empowerment", "session", "idea"), "environment"),
        "flow": "blueprint",
    }
)
"""The page on which a record is commented on, by its kind; all others stand on the journey map or the blueprint."""


class Choice(StrEnum):
    """Which threads are listed."""

    OPEN = "open"
    RESOLVED = "resolved"
    MINE = "mine"
    MENTIONS_ME = "mentions_me"


class FindingState(StrEnum):
    """What became of a finding that a comment mentions."""

    OPEN = "open"
    DISMISSED = "dismissed"
    GONE = "gone"


@dataclass(frozen=True)
class Mention:
    """A finding that a comment mentions: rule, title, what became of it, and the finding itself while it stands."""

    rule: str
    title: str
    state: FindingState
    finding: FindingView | None


@dataclass(frozen=True)
class Said:
    """One comment or answer; ``author`` is a name or a general word, ``at`` None when nobody knows."""

    id: str
    text: str
    author_id: str
    author: str
    at: datetime | None
    is_edited: bool
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class CommentThread:
    """A comment with its answers: what it is about, on which page that stands, and whether it is settled."""

    id: str
    about_id: str
    about: str
    page: str
    is_resolved: bool
    said: tuple[Said, ...]

    @property
    def moved_at(self) -> datetime:
        """When something was last said."""
        return max(one.at or _LONG_AGO for one in self.said)


def comment_threads(
    document: Document, names: Mapping[str, str], findings: Sequence[FindingView], translate: Translator
) -> tuple[CommentThread, ...]:
    """Return all threads of a document, the one in which something was said last first.

    Parameters
    ----------
    document : Document
        Any sound document.
    names : mapping
        Display names by person.
    findings : sequence of FindingView
        What the rules find in it, dismissed findings included.
    translate : Translator
        The reader's language.

    Examples
    --------
    >>> comment_threads(Document(), {}, [], Translator("en"))
    ()
    """
    comments = {comment.id: comment for comment in document.all(Comment)}
    answers: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments.values():
        answers[_first_of(comment, comments)].append(comment)
    telling = _Telling(document, names, findings, translate)
    threads = (telling.thread(comments[first], in_time(said)) for first, said in answers.items())
    return tuple(sorted(threads, key=lambda thread: (thread.moved_at, thread.id), reverse=True))


def chosen(threads: Iterable[CommentThread], choice: Choice, actor_id: str, name: str) -> tuple[CommentThread, ...]:
    """Return the threads of a choice for one person: what they said themselves, or where ``@name`` stands."""

    def fits(thread: CommentThread) -> bool:
        if choice is Choice.MINE:
            return any(one.author_id == actor_id for one in thread.said)
        if choice is Choice.MENTIONS_ME:
            return any(mentioned_people(one.text, [name]) for one in thread.said)
        return thread.is_resolved is (choice is Choice.RESOLVED)

    return tuple(thread for thread in threads if fits(thread))


def parts_of(text: str, names: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """Return a text in parts, each with whether it is a mention.

    >>> parts_of("Ask @Ben about R12.", ["Ben"])
    (('Ask ', False), ('@Ben', True), (' about ', False), ('R12', True), ('.', False))
    """
    found = {*(f"@{name}" for name in mentioned_people(text, names)), *mentioned_rules(text)}
    if not found:
        return ((text, False),)
    pattern = "|".join(re.escape(one) for one in sorted(found, key=len, reverse=True))
    return tuple((part, part in found) for part in re.split(f"({pattern})", text) if part)


def page_of(document: Document, record_id: str) -> str:
    """Return the page on which a record is commented on.

    >>> page_of(Document(), "need:a"), page_of(Document(), "stage:a")
    ('empathy', 'journey')
    """
    record = document.get(record_id)
    lane = record if isinstance(record, Lane) else document.get(getattr(record, "lane_id", ""))
    if isinstance(lane, Lane) and lane.role in BLUEPRINT_ONLY_ROLES:
        return "blueprint"
    return _PAGES.get(record_id.partition(":")[0], "journey")


def _first_of(comment: Comment, comments: Mapping[str, Comment]) -> str:
    """Return the id of the comment a thread began with; an answer whose thread is not there stands for itself."""
    first = comments.get(comment.reply_to_id or "")
    return comment.id if first is None or first.reply_to_id is not None else first.id


class _Telling:
    """What is known while threads are told."""

    def __init__(
        self, document: Document, names: Mapping[str, str], findings: Sequence[FindingView], translate: Translator
    ) -> None:
        self._document = document
        self._names = names
        self._findings = findings
        self._translate = translate
        self._titles = rule_titles(translate)

    def thread(self, first: Comment, said: Iterable[Comment]) -> CommentThread:
        """Return one thread."""
        ordered = sorted(said, key=lambda comment: comment.id != first.id)
        return CommentThread(
            id=first.id,
            about_id=first.about_id,
            about=self._name(first.about_id),
            page=page_of(self._document, first.about_id),
            is_resolved=first.is_resolved,
            said=tuple(self._said(comment) for comment in ordered),
        )

    def _said(self, comment: Comment) -> Said:
        return Said(
            id=comment.id,
            text=comment.text,
            author_id=comment.author,
            author=self._names.get(comment.author) or self._translate("board.somebody"),
            at=comment.written_at,
            is_edited=comment.edited_at is not None,
            mentions=tuple(self._mentions(comment)),
        )

    def _mentions(self, comment: Comment) -> Iterable[Mention]:
        for rule in mentioned_rules(comment.text):
            if rule in self._titles:
                finding = self._finding(rule, comment.about_id)
                state = FindingState.GONE
                if finding is not None:
                    state = FindingState.DISMISSED if finding["is_dismissed"] else FindingState.OPEN
                yield Mention(rule, self._titles[rule], state, finding)

    def _finding(self, rule: str, about_id: str) -> FindingView | None:
        """Return the finding of a rule about a record, rather an open one; of the whole map, one that names none."""
        found = [
            finding
            for finding in self._findings
            if finding["rule"] == rule
            and (about_id in finding["records"] or (about_id == PROJECT_ID and not finding["records"]))
        ]
        return min(found, key=lambda finding: finding["is_dismissed"], default=None)

    def _name(self, record_id: str) -> str:
        record = self._document.get(record_id)
        if isinstance(record, Lane) and record.name is None:
            return self._translate(f"lane.{record.role.value}")
        if isinstance(record, Project):
            return self._translate("comments.whole")
        return record_name(self._document, record_id)
