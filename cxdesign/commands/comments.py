"""Commands about comments. Author and time come from whoever carries a command out, never from what was sent."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from cxdesign.commands.base import Command, NewId, require_new_id, shortened
from cxdesign.domain.change import Change, Put, Remove, patch
from cxdesign.domain.comments import ABOUT_KINDS, Comment, Moment, in_time, kept_moment
from cxdesign.domain.document import Document
from cxdesign.domain.records import Line, RecordId, Text, kind_of
from cxdesign.errors import IntegrityError, PermissionDenied


class AddComment(Command):
    """Comment on a record, or answer a comment; an answer to an answer joins its thread."""

    name: ClassVar[str] = "add_comment"
    comment_id: NewId
    about_id: RecordId
    text: Text
    reply_to_id: RecordId | None = None
    author: Line = ""
    written_at: Moment | None = None

    def stamped(self, actor_id: str, at: datetime) -> Self:
        return self.model_copy(update={"author": actor_id, "written_at": kept_moment(at)})

    def plan(self, document: Document) -> Change:
        require_new_id(document, self.comment_id, "comment")
        about_id, root_id = self.about_id, None
        if self.reply_to_id is not None:
            answered = document.expect(self.reply_to_id, Comment)
            about_id, root_id = answered.about_id, answered.reply_to_id or answered.id
        elif kind_of(about_id) not in ABOUT_KINDS or about_id not in document:
            raise IntegrityError("reference_unknown", id=about_id)
        new = Comment(
            id=self.comment_id,
            text=self.text,
            about_id=about_id,
            author=self.author,
            written_at=self.written_at,
            reply_to_id=root_id,
        )
        return (Put(new),)

    def subject(self, document: Document) -> str:
        return shortened(self.text)


class OnComment(Command):
    """What the commands about an existing comment share."""

    comment_id: RecordId

    def comment(self, document: Document) -> Comment:
        """Return the comment, or refuse."""
        return document.expect(self.comment_id, Comment)

    def thread(self, document: Document) -> Comment:
        """Return the comment that the thread of this one began with."""
        found = self.comment(document)
        return found if found.reply_to_id is None else document.expect(found.reply_to_id, Comment)

    def subject(self, document: Document) -> str:
        return shortened(self.comment(document).text)


class OnOwnComment(OnComment):
    """What the commands share that are for who wrote the comment."""

    def permit(self, document: Document, actor_id: str) -> None:
        if self.comment(document).author != actor_id:
            raise PermissionDenied("comment_is_anothers")


class EditComment(OnOwnComment):
    """Change what one's own comment says."""

    name: ClassVar[str] = "edit_comment"
    text: Text
    edited_at: Moment | None = None

    def stamped(self, actor_id: str, at: datetime) -> Self:
        return self.model_copy(update={"edited_at": kept_moment(at)})

    def plan(self, document: Document) -> Change:
        found = self.comment(document)
        return () if found.text == self.text else patch(found, text=self.text, edited_at=self.edited_at)


class RemoveComment(OnOwnComment):
    """Remove one's own comment, or as the owner of the project anybody's; answers stay, the first of them leads on."""

    name: ClassVar[str] = "remove_comment"
    is_open_to_owner: ClassVar[bool] = True

    def plan(self, document: Document) -> Change:
        found = self.comment(document)
        answers = in_time(one for one in document.all(Comment) if one.reply_to_id == found.id)
        if not answers:
            return (Remove(found),)
        first, *others = answers
        led = patch(first, reply_to_id=None, is_resolved=found.is_resolved)
        return (*led, *(edit for one in others for edit in patch(one, reply_to_id=first.id)), Remove(found))


class ResolveComment(OnComment):
    """Say that what a thread is about is settled."""

    name: ClassVar[str] = "resolve_comment"

    def plan(self, document: Document) -> Change:
        return patch(self.thread(document), is_resolved=True)


class ReopenComment(OnComment):
    """Take a settled thread up again."""

    name: ClassVar[str] = "reopen_comment"

    def plan(self, document: Document) -> Change:
        return patch(self.thread(document), is_resolved=False)
