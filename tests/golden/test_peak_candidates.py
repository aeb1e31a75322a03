"""The gym sample: its quadrants, its candidates, and the memory its planned peaks would leave."""

import pytest

from cxdesign.analysis.peaks import candidates, predicted_memory, scene_matrix
from cxdesign.formats.files import read
from cxdesign.resources import data_folder


@pytest.fixture(scope="module")
def gym():
    return read(data_folder() / "samples" / "gym.en.json")


def names(document, cells):
    return [(document.get(cell.touchpoint_id).name, document.get(cell.scene_id).name) for cell in cells]


def test_six_candidates_of_which_the_tour_falls_at_its_base(gym):
    found = candidates(gym)
    assert names(gym, found.sound) == [
        ("Front door and greeting", "Reception"),
        ("Body test and talk", "Consultation"),
        ("Trial class", "Conversion"),
        ("Trial class", "Teaching"),
        ("Lesson with coach", "Teaching"),
    ]
    assert names(gym, [one.cell for one in found.excluded]) == [("Tour of the floor", "Consultation")]
    assert [one.standard_ids for one in found.excluded] == [("standard:tour",)]


def test_what_the_other_quadrants_say(gym):
    by_quadrant = {kind: [] for kind in ("neglected", "firm_centred")}
    for cell in scene_matrix(gym):
        by_quadrant.get(cell.quadrant, []).append(cell)
    assert ("Changing room and shower", "Teaching") in names(gym, by_quadrant["neglected"])
    assert ("Price and contract", "Conversion") in names(gym, by_quadrant["firm_centred"])


def test_the_two_planned_peaks_are_remembered(gym):
    planned = {touchpoint.id: None for touchpoint in gym.touchpoints if touchpoint.is_peak}
    memory = predicted_memory(gym, planned)
    assert (memory.before.figures.peak_end.value, memory.after.peak_end.value) == (2.0, 3.0)
    assert (memory.before.figures.mean, memory.after.mean) == pytest.approx((10 / 9, 14 / 9))
