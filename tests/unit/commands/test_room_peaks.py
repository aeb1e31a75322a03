from __future__ import annotations

import pytest

from cxdesign.commands import TakePeaks, parse
from cxdesign.commands.room_peaks import best_cell
from cxdesign.domain.change import apply
from cxdesign.domain.registers import SceneCell
from cxdesign.errors import CommandInvalid, IntegrityError
from tests.performing import perform
from tests.unit.commands.test_picking import SCENES, cell, chosen, peaks


def take(document, *places, reasons=None):
    ids = tuple(f"touchpoint:{place}" for place in places)
    told = {f"touchpoint:{place}": reason for place, reason in (reasons or {}).items()}
    command = TakePeaks(touchpoint_ids=ids, reasons=told)
    return apply(document, command.plan(document), revision=document.revision + 1)


def test_what_a_room_chose_is_chosen_as_the_peak_picker_chooses_it():
    taken = take(SCENES, "t2", "t3", reasons={"t2": "5 dots"})
    picked = perform(
        perform(SCENES, "choose_peak", scene_cell_id=cell("t2"), reason="5 dots"),
        "choose_peak",
        scene_cell_id=cell("t3"),
    )
    assert tuple(taken) == tuple(picked)
    assert (peaks(taken), sorted(chosen(taken))) == (["t2", "t3"], ["t2", "t3"])


def test_a_touchpoint_counts_in_the_scene_in_which_it_matters_most():
    assert best_cell(SCENES, "touchpoint:t1").id == cell("t1")
    already = perform(SCENES, "choose_peak", scene_cell_id=cell("t1", "farewell"))
    assert best_cell(already, "touchpoint:t1").id == cell("t1", "farewell")


def test_a_touchpoint_without_a_scene_is_marked_on_the_map():
    without = perform(SCENES, "remove_scene_cell", scene_cell_id=cell("t4"))
    taken = take(without, "t4")
    assert (peaks(taken), chosen(taken)) == (["t4"], [])


def test_a_reason_that_is_there_stays():
    already = perform(SCENES, "choose_peak", scene_cell_id=cell("t1"), reason="We know it")
    assert take(already, "t1", reasons={"t1": "5 dots"}).expect(cell("t1"), SceneCell).reason == "We know it"


def test_more_than_three_planned_peaks_are_refused_whole():
    marked = perform(take(SCENES, "t1", "t2"), "mark_peak", touchpoint_id="touchpoint:t3", is_peak=True)
    with pytest.raises(IntegrityError, match="peaks_too_many"):
        take(marked, "t1", "t4")
    assert peaks(take(marked, "t3")) == ["t1", "t2", "t3"]


def test_the_history_quotes_the_touchpoints_and_nobody_sends_it():
    assert (
        TakePeaks(touchpoint_ids=("touchpoint:t1", "touchpoint:t2")).subject(SCENES) == "Touchpoint t1, Touchpoint t2"
    )
    with pytest.raises(CommandInvalid, match="command_unknown"):
        parse({"name": "take_peaks", "touchpoint_ids": ["touchpoint:t1"]})
