"""The page of comments: listed by choice, answered, settled, and the way to what each is about."""

from __future__ import annotations

import pytest

from cxdesign.domain.comments import Comment
from tests.builders import a_whole_project, commented
from tests.pages.conftest import COLLEAGUE

WORDS = "Is <b>R12</b> *true*,\n@Mei?"


@pytest.fixture
def talked(services):
    project = a_whole_project()
    bare = project.with_records(removed=[record.id for record in project.of_kind("comment")])
    talk = {"a": ("standard:answer", WORDS), "b": ("step:greet", "Greet sooner"), "c": ("step:greet", "Yes", "b")}
    return services.projects.create(COLLEAGUE, commented(bare, talk))


def document_of(services, project):
    return services.projects.workbench(project).document(COLLEAGUE)


def said(app):
    return [element.value for element in app.markdown]


def test_without_a_comment_the_page_says_how_to_write_one(open_app, hotel):
    app = open_app("comments", project=hotel)
    assert not app.exception
    assert "**Nobody has commented yet**" in said(app)
    assert app.button(key="comments.to_map")


def test_a_thread_is_settled_answered_and_removed(services, open_app, talked):
    app = open_app("comments", project=talked)
    assert not app.exception
    app.text_area(key="comments.text.comment:b").set_value("Done")
    next(b for b in app.button if "comments.form.comment:b" in str(b.proto.form_id)).click().run()
    assert sum(one.reply_to_id == "comment:b" for one in document_of(services, talked).all(Comment)) == 2
    app.button(key="comments.settle.comment:b").click().run()
    assert document_of(services, talked).get("comment:b").is_resolved
    app.button_group(key="comments.choice").set_value("resolved").run()
    assert "Greet sooner" in said(app)
    app.button(key="comments.remove.comment:b").click().run()
    assert "comment:b" not in document_of(services, talked)


def test_words_are_shown_as_typed_on_the_page_of_their_record(services, open_app, talked):
    app = open_app("standards", project=talked)
    assert any("\\<b\\>" in text and "\\*true\\*" in text for text in said(app))
    app.text_area(key="comments.text.standard:answer").set_value("How fast?")
    next(b for b in app.button if "comments.form.standard:answer" in str(b.proto.form_id)).click().run()
    new = [one for one in document_of(services, talked).all(Comment) if one.text == "How fast?"]
    assert [one.about_id for one in new] == ["standard:answer"]
    assert new[0].author.startswith("actor:")
    assert new[0].written_at is not None
