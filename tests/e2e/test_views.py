"""Saved views: kept for everybody, looked at by each for themselves."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cxdesign.domain.map_views import MapView
from tests.e2e.board import BoardPage
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e

FEELINGS = ["Emotion", "Pains"]


def test_a_view_is_shared_and_looked_at_by_one(room: Room, window: OpenWindow) -> None:
    project = room.sample("hotel")
    ada, ben = room.enter_both(window(), window(), project)
    everything = ada.names("lane")
    # By keyboard: V opens the chooser on what is chosen, an arrow leads to the first view.
    ada.tab_to(ada.root.locator(".tp[data-touchpoint-id]").first)
    ada.press_apart("v")
    ada.press("ArrowDown", "Enter")
    expect(ada.root.locator(".body .lane .nm")).to_have_text(FEELINGS)
    assert ben.names("lane") == everything
    assert "view=view%3Afeelings" in ada.page.url

    # What is picked on top of it is saved under a name, and is there for the other one.
    pick(ada, "Opportunities")
    expect(chooser(ada)).to_have_text("View: Only pains and emotions, changed")
    ada.press("End")
    save_as(ada, "Pains and ideas")
    expect(chooser(ada)).to_have_text("View: Pains and ideas")
    room.agreed(project, ada, ben)
    chooser(ben).click()
    expect(ben.root.get_by_role("menuitemcheckbox", name="Pains and ideas")).to_be_visible()
    ben.press("Escape")
    expect(ben.root.locator(".scroll")).to_be_focused()
    assert ben.names("lane") == everything

    # The address brings somebody else to the same view; a reload keeps it.
    ben.open(ada.page.url)
    expect(ben.root.locator(".body .lane .nm")).to_have_text([*FEELINGS, "Opportunities"])
    ben.reload()
    expect(chooser(ben)).to_have_text("View: Pains and ideas")

    # An update, a new name and a new place reach whoever looks at the view; each is one step to take back.
    pick(ada, "Pyramid")
    choose(ada, "update")
    choose(ada, "rename")
    ada.press("ControlOrMeta+a")
    ada.page.keyboard.type("Pains, ideas, levels")
    ada.press("Enter")
    choose(ada, "earlier")
    room.agreed(project, ada, ben)
    expect(ben.root.locator(".body .lane .nm")).to_have_text([*FEELINGS, "Opportunities", "Pyramid"])
    expect(chooser(ben)).to_have_text("View: Pains, ideas, levels")
    assert names(room, project) == ["Only pains and emotions", "Pains, ideas, levels", "What guests do and think"]
    ada.undo_button.click()
    ada.undo_button.click()
    room.agreed(project, ada, ben)
    assert names(room, project)[-1] == "Pains and ideas"

    # When it is deleted, nobody is left before an empty map.
    choose(ada, "remove")
    room.agreed(project, ada, ben)
    for board in (ada, ben):
        expect(chooser(board)).to_have_text("View: All")
        assert board.names("lane") == everything
        assert "map_view=" not in board.page.url


def test_a_view_brings_its_curves_folds_and_size(room: Room, window: OpenWindow) -> None:
    project = room.sample("hotel")
    board = room.enter(window(), project)
    before = board.ask("[...b.state.folded].length + ' ' + b.zoom.percent")
    board.ask("b.views.choose('view:doing')")
    expect(board.point("touchpoint:breakfast", "target").locator(".tp0")).to_have_count(0)
    board.ask("b.zoom.set(125)")
    board.stage("Arrive").hover()
    board.stage("Arrive").locator(".fold-stage").click()
    save_as(board, "Large")
    board.settled()
    (view,) = [view for view in room.stored(project).entries(MapView) if view.name == "Large"]
    assert (view.zoom, view.folded_ids, view.curves) == (125, ("stage:arrive",), ("now",))
    board.ask("b.views.choose(null)")
    expect(chooser(board)).to_have_text("View: All")
    assert board.ask("[...b.state.folded].length + ' ' + b.zoom.percent") == before
    # Whose journey it is stands in the corner; another persona is chosen there, and the needs marked are that one's.
    marks = board.root.locator(".tps .mk-need")
    expect(board.root.locator(".whose-name")).to_contain_text("Xu Ning")
    expect(marks).not_to_have_count(0)
    board.root.locator(".whose").click()
    board.root.locator('.menu [data-action^="persona "]').last.click()
    expect(board.root.locator(".whose-name")).to_contain_text("Ma Jun")
    expect(marks).to_have_count(0)
    board.ask("b.views.choose(b.views.list.at(-1).id)")
    assert board.ask("[...b.state.folded].join() + ' ' + b.zoom.chosen") == "stage:arrive 125"
    # What is folded on top of a view goes with it, even after the page was opened anew.
    board.stage("Plan").hover()
    board.stage("Plan").locator(".fold-stage").click()
    board.reload()
    board.ask("b.views.choose(null)")
    board.ask("b.render()")
    assert board.ask("[...b.state.folded].length + ' ' + b.zoom.percent") == before
    # A card of a lane that is not seen any more is not left selected.
    board.card("Asks for an adapter").click()
    board.ask("b.views.choose('view:feelings')")
    assert board.ask("b.state.records.get(b.selection).kind") == "touchpoint"
    # What is looked for in a lane that is not seen brings the lane back.
    board.ask("b.reveal([...b.state.records.values()].find((one) => one.kind === 'feature').id)")
    expect(board.lane("Opportunities")).to_be_visible()
    board.ask("b.views.choose(null)")
    blueprint = room.enter_blueprint(window(), room.sample("food_delivery"))
    chooser(blueprint).click()
    blueprint.root.get_by_role("menuitemcheckbox", name="Physical evidence").click()
    expect(blueprint.lane("Physical evidence")).to_have_count(0)
    blueprint.root.get_by_role("menuitemcheckbox", name="Physical evidence").click()
    expect(blueprint.lane("Physical evidence")).to_be_visible()


def chooser(board: BoardPage):
    """The button that says which view is looked at."""
    return board.root.locator(".view-chooser")


def choose(board: BoardPage, action: str) -> None:
    """Choose from the list of views and what can be done with them."""
    if board.root.locator(".menu").count() == 0:
        chooser(board).click()
    board.root.locator(f".menu [data-action='{action}']").click()


def pick(board: BoardPage, lane: str) -> None:
    """Tick a lane or take its tick away, and leave the list open."""
    if board.root.locator(".menu").count() == 0:
        chooser(board).click()
    board.root.get_by_role("menuitemcheckbox", name=lane, exact=True).click()


def save_as(board: BoardPage, name: str) -> None:
    """Save what is seen under a name."""
    choose(board, "save")
    expect(board.root.get_by_role("textbox", name="Name of the view")).to_be_focused()
    board.page.keyboard.type(name)
    board.press("Enter")


def names(room: Room, project: str) -> list[str]:
    """Return the names of the views as they are stored, in order."""
    return [view.name for view in room.stored(project).entries(MapView)]
