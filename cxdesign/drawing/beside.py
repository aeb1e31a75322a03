"""What the marks of a record say of others: how many needs arise there, and what people have said about it."""

from __future__ import annotations

from collections import Counter, defaultdict

from cxdesign.domain.comments import Comment, in_time
from cxdesign.domain.document import Document
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import Need, Persona
from cxdesign.domain.vocabulary import RelationType
from cxdesign.drawing import signs
from cxdesign.drawing.cards import Mark
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.pen import Pen
from cxdesign.i18n import Translator


class Beside:
    """The marks of needs and comments while a map is drawn.

    Where the comments are written below the map, their marks carry the numbers they have there: the pen's ``numbered``
    grows with each mark that is asked for.
    """

    def __init__(self, pen: Pen, document: Document, options: DrawOptions, translate: Translator) -> None:
        self._pen, self._options, self._translate = pen, options, translate
        self._needs = Counter(
            link.target_id
            for link in document.all(Relation)
            if link.relation is RelationType.ARISES_AT and _is_of(document.get(link.source_id), options.persona_id)
        )
        self._threads = {} if options.comments == "none" else threads_about(document)
        self._counts = Counter(comment.about_id for comment in document.all(Comment))

    def needs(self, record_id: str) -> list[Mark]:
        """Return the mark of the needs that arise at a stage or touchpoint; none without needs."""
        count = self._needs[record_id]
        if not count:
            return []
        beside = self._pen.lettering.width(str(count), signs.SMALL.size) + 3 if count > 1 else 0.0

        def draw(pen: Pen, x: float, y: float) -> float:
            signs.need(pen, x, y)
            if count > 1:
                pen.text(x + signs.SIGN + 2, y + 4, (str(count),), signs.SMALL)
            return signs.SIGN + beside

        return [Mark(signs.SIGN + beside, draw, need_words(count, self._translate))]

    def talk(self, record_id: str) -> list[Mark]:
        """Return the mark of the comments on a record; none without comments."""
        threads = self._threads.get(record_id, ())
        still_open = [one for one in threads if not one.is_resolved]
        if not threads or (self._options.comments == "notes" and not still_open):
            return []
        count = self._counts[record_id]
        if self._options.comments == "notes":
            shown = ", ".join(str(self._numbered(one.id)) for one in still_open)
        else:
            shown = str(count)
        key = "mark_resolved" if not still_open else "mark_one" if len(still_open) == 1 else "mark"
        colour = "accent" if still_open else "ink-3"
        width = 15 + self._pen.lettering.width(shown, signs.SMALL.size)

        def draw(pen: Pen, x: float, y: float) -> float:
            signs.bubble(pen, x, y, shown, colour)
            return width

        words = self._translate(f"comments.{key}", count=len(still_open) or count)
        return [Mark(width, draw, words)]

    def draw(self, record_id: str, x: float, y: float) -> None:
        """Draw the mark of the comments on a record from its left edge and middle; nothing without comments."""
        for mark in self.talk(record_id):
            self._pen.open("mark", told=mark.words)
            mark.draw(self._pen, x, y)
            self._pen.close()

    def room(self, record_id: str) -> float:
        """Return the width the mark of the comments on a record takes; none without comments."""
        return sum(mark.width for mark in self.talk(record_id))

    def _numbered(self, thread_id: str) -> int:
        return self._pen.numbered.setdefault(thread_id, len(self._pen.numbered) + 1)


def target_persona_id(document: Document) -> str | None:
    """Return the persona a journey is of while nobody chooses another: the target audience, else the first.

    >>> target_persona_id(Document()) is None
    True
    """
    personas = document.entries(Persona)
    return next((persona.id for persona in personas if persona.is_target), personas[0].id if personas else None)


def _is_of(need: object, persona_id: str | None) -> bool:
    """Tell whether a need is there, and is of a persona or of everybody where one is chosen."""
    if not isinstance(need, Need):
        return False
    return persona_id is None or need.persona_id in {None, persona_id}


def threads_about(document: Document) -> dict[str, tuple[Comment, ...]]:
    """Return the comments that began a thread, by what they are about, in the order they were written."""
    found: dict[str, list[Comment]] = defaultdict(list)
    for comment in in_time(document.all(Comment)):
        if comment.reply_to_id is None or document.get(comment.reply_to_id) is None:
            found[comment.about_id].append(comment)
    return {about_id: tuple(comments) for about_id, comments in found.items()}


def need_words(count: int, translate: Translator) -> str:
    """Return in words how many needs arise at a place."""
    return translate("empathy.mark_needs_one") if count == 1 else translate("empathy.mark_needs", count=count)


def needs_at(document: Document, place_id: str) -> int:
    """Return how many needs arise at a stage or touchpoint.

    >>> needs_at(Document(), "touchpoint:a")
    0
    """
    return sum(
        link.relation is RelationType.ARISES_AT
        and link.target_id == place_id
        and document.get(link.source_id) is not None
        for link in document.all(Relation)
    )
