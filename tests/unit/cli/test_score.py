from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxdesign.cli import main
from cxdesign.cli.score import choose_round
from cxdesign.cli.score_data import flags, score_as_data
from cxdesign.cli.score_text import lines
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EvaluationRound, RaterEntry
from cxdesign.domain.vocabulary import RaterRole, RoundState
from cxdesign.formats.files import write
from cxdesign.formats.round_file import write_json
from cxdesign.i18n import LOCALES, Translator
from cxdesign.scoring.stored import evaluate_round
from cxdesign.services.starters import load_starter
from tests.builders import a_journey, a_whole_project
from tests.evaluations import a_rating

Captured = pytest.CaptureFixture[str]
DOCS = Path(__file__).parents[3] / "docs"
CODES = ("C1", "C2", "C3", "C5", "C6", "C7", "C8", "C9")


def rated(*rounds: EvaluationRound, raters: int = 2, score: int | None = 4) -> Document:
    """Return a journey with rounds, each rated alike by so many raters."""
    people = [
        RaterEntry(id=f"rater:{n}", name=f"Rater {n}", role=RaterRole.MANAGER, order=f"a{n}") for n in range(raters)
    ]
    ratings = [
        a_rating(found.id.removeprefix("round:"), str(n), code, score)
        for found in rounds
        for n in range(raters)
        for code in CODES
    ]
    return a_journey().with_records(changed=[*rounds, *people, *ratings])


def a_round(name: str, *, order: str = "a0", state: RoundState = RoundState.REVEALED, **fields) -> EvaluationRound:
    return EvaluationRound(id=f"round:{name}", name=f"Round {name}", order=order, state=state, **fields)


def saved_hotel(locale: str = "en") -> None:
    write(load_starter("hotel", locale), "hotel.json")


def test_the_newest_revealed_round_is_told_with_its_figures(capsys: Captured) -> None:
    saved_hotel()
    assert main(["score", "hotel.json"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == [
        "Business hotel in twelve moments",
        "Round: Round 2, after the discussion (the newest revealed one of 2)",
    ]
    assert "Design: Future design v4 · illustrative ratings" in told
    assert "Verdict: Half gate: only part of the delight counts (held by level 2)" in told
    assert "Base B: 2.67 (95 % interval 2.17–3.33)" in told
    assert "Decision: Iterate (activity 3, Design the experience through touchpoints and data points)" in told
    assert "  Due: 2027-01-15" in told


@pytest.mark.parametrize("wanted", ["round:blind", "Round 1, rated blind"])
def test_a_round_is_named_by_its_name_or_id(wanted: str, capsys: Captured) -> None:
    saved_hotel()
    assert main(["score", "hotel.json", "--round", wanted]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[1] == "Round: Round 1, rated blind (as asked for)"
    assert "Gated experience index E: 3.77 (95 % interval 2.33–4.76)" in told
    assert "Total, never alone: 3.43 (geometric; arithmetic for comparison 3.44; weights: equal)" in told
    assert any(line.startswith("  Organisational capability: 3.21 (95 % interval ") for line in told)
    assert "  L2 Customer feedback management: 3.00 (95 % interval 2.33–3.67)" in told
    assert "Agreement, Krippendorff’s alpha, ordinal: 0.49 (discuss before using the number)" in told
    assert "Weakest criterion: O8 Risk and failure readiness (2.33)" in told
    assert "  C2 Feedback and recovery: customers − organisation −1.50, raters split, r_wg 0.40" in told
    assert "Decision: not recorded" in told


def test_json_holds_the_figures_in_full_precision(capsys: Captured) -> None:
    saved_hotel()
    assert main(["score", "hotel.json", "--json", "--round", "round:blind"]) == 0
    data = json.loads(capsys.readouterr().out)
    hotel = load_starter("hotel", "en")
    found = hotel.expect("round:blind", EvaluationRound)
    expected = score_as_data(hotel, found, evaluate_round(hotel, found.id)) | {"chosen": "named", "rounds": 2}
    assert data == json.loads(json.dumps(expected))
    assert data["gate"]["base"] == 3.0
    assert data["gate"]["verdict"] == "half_gate"
    assert data["agreement"]["reading"] == "discuss"
    assert data["criteria"][1]["flags"] == ["wide_gap", "split"]
    assert data["decision"] is None


def test_json_has_the_same_members_with_and_without_results() -> None:
    def shape(value: object) -> object:
        return {key: shape(one) for key, one in value.items()} if isinstance(value, dict) else None

    empty = rated(a_round("a"), raters=0)
    hotel = load_starter("hotel", "en")
    with_results, without = (
        score_as_data(document, document.entries(EvaluationRound)[0], evaluate_round(document, round_id))
        for document, round_id in ((hotel, "round:blind"), (empty, "round:a"))
    )
    with_results["uncertainty"]["verdicts"] = without["uncertainty"]["verdicts"] = {}
    assert shape(with_results) == shape(without)


def test_every_member_of_the_json_is_documented(capsys: Captured) -> None:
    saved_hotel()
    assert main(["score", "hotel.json", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    text = (DOCS / "method.md").read_text("utf-8").partition(" Scores on the command line\n")[2]
    nested = {key for part in ("round", "gate", "agreement", "uncertainty", "decision") for key in data[part]}
    listed = {key for part in ("criteria", "dimensions", "levels", "factors", "proposals") for key in data[part][0]}
    assert not [key for key in data.keys() | nested | listed if f"`{key}`" not in text]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sample", ["hotel", "city_hotel"])
def test_the_samples_are_told_in_both_languages(sample: str, locale: str, capsys: Captured) -> None:
    write(load_starter(sample, locale), "map.json")
    assert main(["score", "map.json", "--lang", locale]) == 0
    told = capsys.readouterr().out
    assert {"en": "Verdict: ", "zh-CN": "结论："}[locale] in told
    assert "nan" not in told.lower().split()


def test_a_veto_is_named(capsys: Captured) -> None:
    write(load_starter("city_hotel", "en"), "map.json")
    assert main(["score", "map.json"]) == 0
    told = capsys.readouterr().out
    assert "Verdict: Base first: delight does not count yet (veto: C1 Core promise kept below 2)" in told


@pytest.mark.parametrize(("raters", "score"), [(0, 4), (1, 4), (3, None)], ids=["nobody", "one", "cannot judge"])
def test_without_two_valid_raters_it_says_no_result(raters: int, score: int | None, capsys: Captured) -> None:
    write(rated(a_round("a"), raters=raters, score=score), "map.json")
    assert main(["score", "map.json"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "Verdict: no result (no result at level 1, 2, 3, 4)" in told
    assert "Total, never alone: no result (geometric; arithmetic for comparison no result; weights: equal)" in told
    assert not [line for line in told if "Weakest" in line or "nan" in line.lower().split()]


def test_few_raters_have_a_range_and_no_interval(capsys: Captured) -> None:
    write(rated(a_round("a")), "map.json")
    assert main(["score", "map.json"]) == 0
    told = capsys.readouterr().out
    assert "Gated experience index E: 4.75 (single raters 4.75–4.75)" in told
    assert "resampled" not in told


def test_an_open_round_says_that_it_is_open(capsys: Captured) -> None:
    write(rated(a_round("a", state=RoundState.OPEN)), "map.json")
    assert main(["score", "map.json"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[1] == "Round: Round a (the newest one with ratings of 1; none is revealed)"
    assert "This round is still open: a file holds only those ratings that whoever saved it may see." in told


def test_the_newest_round_there_is_something_to_say_of() -> None:
    opened = a_round("c", order="a2", state=RoundState.OPEN)
    one, two = a_round("a", order="a0"), a_round("b", order="a1")
    assert choose_round(rated(one, two, opened)).round == two
    bare = a_journey().with_records(changed=[opened])
    choice = choose_round(bare)
    assert (choice.round, choice.chosen, choice.count) == (opened, "newest", 1)


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (None, "no round of ratings"),
        ("round:none", "no round round:none"),
        ("Twice", "Several rounds are called Twice"),
    ],
)
def test_a_round_that_is_not_clear_is_refused_in_one_sentence(
    wanted: str | None, reason: str, capsys: Captured
) -> None:
    twice = [a_round(name).replaced({"name": "Twice"}) for name in "ab"]
    write(a_journey() if wanted is None else rated(*twice), "map.json")
    assert main(["score", "map.json", *(["--round", wanted] if wanted else [])]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert reason in err
    assert len(err.splitlines()) == 1


def test_a_strange_name_is_quoted_in_one_short_line(capsys: Captured) -> None:
    rounds = [a_round(f"r{number:02}", order=f"a{number:02}1") for number in range(12)]
    write(a_journey().with_records(changed=rounds), "map.json")
    assert main(["score", "map.json", "--round", "no\nsuch\x1b round" + "x" * 500]) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert "…, round:r02 (Round r02), " in said
    assert len(said) < 500
    assert said.isprintable()


def test_blanks_in_a_name_do_not_matter(capsys: Captured) -> None:
    saved_hotel()
    assert main(["score", "hotel.json", "--round", " Round 1,  rated blind"]) == 0
    assert "3.77" in capsys.readouterr().out


def test_criteria_of_ones_own_are_told_by_their_names(capsys: Captured) -> None:
    write(a_whole_project(), "map.json")
    assert main(["score", "map.json"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "Weakest criterion: C1 Criterion C1 (4.50)" in told
    assert "  C2 Criterion C2: no result" in told
    assert not [line for line in told if "operationalisation of ours" in line]


@pytest.mark.parametrize("command", ["score", "peaks"])
@pytest.mark.parametrize(("name", "content"), [("missing.json", None), ("broken.json", "{"), ("map.docx", "x")])
def test_what_cannot_be_read_is_refused(command: str, name: str, content: str | None, capsys: Captured) -> None:
    if content is not None:
        Path(name).write_text(content)
    assert main([command, name, "--json"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_results_of_a_round_are_told_from_the_project_file(locale: str, capsys: Captured) -> None:
    document = load_starter("hotel", locale)
    found = document.entries(EvaluationRound)[0]
    Path("results.json").write_bytes(write_json(document, found.id, evaluate_round(document, found.id), locale))
    assert main(["score", "results.json", "--lang", locale]) == 1
    assert Translator(locale)("shell.page_exchange") in capsys.readouterr().err


@pytest.mark.parametrize("locale", LOCALES)
def test_a_file_without_rounds_names_the_page_where_they_are_opened(locale: str, capsys: Captured) -> None:
    write(a_journey(), "map.json")
    assert main(["score", "map.json", "--lang", locale]) == 1
    assert Translator(locale)("shell.page_evaluate") in capsys.readouterr().err


def test_what_is_marked_about_a_criterion() -> None:
    hotel = load_starter("hotel", "en")
    marked = {one.criterion_id: flags(one) for one in evaluate_round(hotel, "round:blind").criteria if flags(one)}
    unproven = dict.fromkeys(("C5", "C7", "O7"), ("unproven",))
    assert marked == unproven | {"C2": ("wide_gap", "split"), "C9": ("wide_gap",)}


def test_a_decision_of_several_lines_takes_one() -> None:
    hotel = load_starter("hotel", "en")
    decision = hotel.get("decision:discussed")
    assert decision is not None
    hotel = hotel.with_records(changed=[decision.replaced({"reason": "First.\nSecond."})])
    found = hotel.expect("round:discussed", EvaluationRound)
    told = list(lines(hotel, found, evaluate_round(hotel, found.id), Translator("en")))
    assert "  Because: First. Second." in told
