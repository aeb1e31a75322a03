from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxdesign.analysis.picking import picking
from cxdesign.cli import main
from cxdesign.cli.peaks_data import peaks_as_data
from cxdesign.domain.document import Document
from cxdesign.domain.picking import PEAK_WEIGHTING_ID, PeakScore, PeakWeighting
from cxdesign.domain.vocabulary import WeightMethod
from cxdesign.formats.files import write
from cxdesign.i18n import LOCALES
from cxdesign.services.starters import load_starter
from tests.builders import a_journey

Captured = pytest.CaptureFixture[str]
DOCS = Path(__file__).parents[3] / "docs"
LESSON, BODY_TEST = "Lesson with coach in Teaching", "Body test and talk in Consultation"


def told(document: Document, capsys: Captured, *options: str) -> list[str]:
    write(document, "map.json")
    assert main(["peaks", "map.json", *options]) == 0
    return capsys.readouterr().out.splitlines()


def test_the_whole_choice_is_told(capsys: Captured) -> None:
    lines = told(load_starter("gym", "en"), capsys)
    assert lines[:2] == ["Gym with four scenes", "Target audience: He Jing, starts again"]
    assert f"  {BODY_TEST}: customer 5, enterprise 4 (scores 5 4 3 4 3)" in lines
    assert "  Trial class in Teaching: customer 5, enterprise 4 (not fully scored, takes no part)" in lines
    assert "  Tour of the floor in Consultation: customer 4, enterprise 4 (not met: A guide within 10 minutes)" in lines
    assert "  Cost: 0.10 (less is better)" in lines
    assert next(line for line in lines if "TOPSIS" in line).startswith(f"  TOPSIS (vector): 1. {BODY_TEST} 0.57 [")
    assert f"Winner: {BODY_TEST}, {LESSON} (the methods disagree)" in lines
    assert any(line.startswith("Robust: no") for line in lines)
    assert f"  Feasibility: weight 0.15 → 0.20: {BODY_TEST}" in lines
    assert f"  {LESSON}: serves See that she gets better" in lines


def test_json_holds_the_choice_in_full_precision(capsys: Captured) -> None:
    gym = load_starter("gym", "en")
    data = json.loads("\n".join(told(gym, capsys, "--json")))
    assert data == json.loads(json.dumps(peaks_as_data(gym, picking(gym))))
    cells = {one["touchpoint"]: one["cell"] for one in data["candidates"]}
    assert [ranking["method"] for ranking in data["rankings"]] == ["saw", "topsis", "weighted_product"]
    assert data["rankings"][0]["winners"] == [cells["touchpoint:lesson"]]
    assert data["rankings"][1]["winners"] == [cells["touchpoint:body_test"]]
    assert data["rankings"][0]["scores"][3] is None
    assert (data["is_agreed"], data["robust"]) == (False, [])
    assert data["excluded"][0]["unmet"] == ["standard:tour"]


def test_every_member_of_the_json_is_documented() -> None:
    gym = load_starter("gym", "en")
    data = peaks_as_data(gym, picking(gym))
    text = (DOCS / "method.md").read_text("utf-8")
    section = text.partition(" The choice of peaks on the command line\n")[2].partition("\n## ")[0]
    parts = ("criteria", "candidates", "excluded", "rankings", "critical_weights", "chosen")
    listed = {key for part in parts for key in data[part][0]}
    nested = data["weighting"].keys() | data["memory"].keys() | data["memory"]["before"].keys()
    assert not [key for key in data.keys() | listed | nested if f"`{key}`" not in section]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sample_is_told_in_both_languages(locale: str, capsys: Captured) -> None:
    for sample in ("gym", "hotel", "parcel"):
        lines = told(load_starter(sample, locale), capsys, "--lang", locale)
        assert lines[-1].startswith({"en": "Predicted memory", "zh-CN": "计划峰值"}[locale])


def test_without_scenes_it_says_what_to_do(capsys: Captured) -> None:
    lines = told(a_journey(), capsys)
    assert lines[1:] == [
        "Target audience: not chosen yet",
        "Candidates: none. Grade a scene matrix first; both relevances must be 4 or more (ours).",
        "Chosen: none.",
        "Predicted memory of the planned peaks: peak-end – → –, mean – → – (all else as it is felt now)",
    ]


def test_without_scores_there_is_no_result(capsys: Captured) -> None:
    gym = load_starter("gym", "en")
    lines = told(gym.with_records(removed=[score.id for score in gym.all(PeakScore)]), capsys)
    assert "  TOPSIS (vector): no result: no candidate is fully scored" in lines
    assert "Winner: no result" in lines
    assert not [line for line in lines if line.startswith(("Robust", "What would"))]


def test_without_points_there_is_no_weight(capsys: Captured) -> None:
    gym = load_starter("gym", "en")
    bare = [one.replaced({"points": 0}) for one in gym.of_kind("peak_criterion")]
    lines = told(gym.with_records(changed=bare), capsys)
    assert "Weights: none, no criterion has points." in lines
    assert "  Weighted sum (min–max): no result: no weight is above 0" in lines


def test_pairwise_weights_come_with_their_consistency(capsys: Captured) -> None:
    pairwise = PeakWeighting(id=PEAK_WEIGHTING_ID, method=WeightMethod.PAIRWISE)
    lines = told(load_starter("gym", "en").with_records(changed=[pairwise]), capsys)
    assert "Criteria, weights by Pairwise (AHP): 5 (consistency ratio 0.02, accepted)" in lines
