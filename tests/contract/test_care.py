"""What every store promises of people's data: a name that was removed, and a project that was deleted, are nowhere."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from cxdesign.domain.evaluation import own_rater_id
from cxdesign.domain.facilitation import SetState
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import PermissionDenied, ProjectUnknown, StorageError
from cxdesign.formats import native
from cxdesign.history.operation import REDACTION
from cxdesign.i18n import Translator
from cxdesign.migrations import SCHEMA_VERSION
from cxdesign.services.bootstrap import Services, build
from cxdesign.services.retention import Rules, carry_out
from cxdesign.storage import ProjectState
from cxdesign.storage.engine import reading, writing
from cxdesign.storage.tables import checkpoints, metadata
from cxdesign.storage.workshops import Participant
from cxdesign.views.history import history_entries
from tests.acting import ANN, BEN, OWNER, a_project, an_id, does, redoes, undoes
from tests.builders import a_journey
from tests.unit.domain.test_agenda import a_prompt, an_agenda

NAME, LABEL = "Zelda Quix", "Former participant 1"
RATER = own_rater_id(ANN.id)


@pytest.fixture
def kept(store_url, clock) -> Iterator[Services]:
    """The services of a store in each kind of database."""
    services = build(store_url, clock=clock, new_id=an_id)
    yield services
    services.store.close()


def everything_in(services: Services) -> str:
    """Return all that any table holds, checkpoints unpacked; of a file, its bytes and those beside it as well."""
    found = []
    with reading(services.store.engine) as connection:
        for table in metadata.sorted_tables:
            found += [str(tuple(row)) for row in connection.execute(select(table))]
        found += [zlib.decompress(body).decode() for body in connection.scalars(select(checkpoints.c.body))]
    if services.store.engine.dialect.name == "sqlite":
        location = services.store.location
        found += [path.read_bytes().decode("utf-8", "replace") for path in location.parent.glob(f"{location.name}*")]
    return "\n".join(found)


def a_discussion(services: Services) -> str:
    """Return a project in which somebody known by name has rated, commented, is mentioned and was undone."""
    project_id = a_project(services)
    bench = services.projects.workbench(project_id)
    services.rename_person(ANN.id, NAME)
    services.rename_person(BEN.id, "Ben")
    does(bench, ANN, "add_rater", rater_id=RATER, rater_name=NAME, role="customer")
    does(bench, ANN, "edit_rater", rater_id=RATER, rater_name="Zelda Q.", role="manager")
    does(bench, BEN, "add_comment", comment_id="comment:asked", about_id="touchpoint:t1", text=f"Ask @{NAME}!")
    does(bench, BEN, "add_comment", comment_id="comment:long", about_id="touchpoint:t1", text="a " * 35 + f"@{NAME}")
    undoes(bench, BEN)
    redoes(bench, BEN)
    does(bench, BEN, "resolve_comment", comment_id="comment:asked")
    does(bench, ANN, "rename_stage", stage_id="stage:s1", new_name="Before")
    return project_id


def a_workshop(services: Services, project_id: str) -> tuple[Participant, Participant]:
    """Return two who take part: one whose card stands on the map under the name, and one who gave a name only."""
    cards = a_prompt(kind="cards", target="pains", is_author_shown=True)
    workshop = services.workshops.begin(OWNER, project_id, an_agenda(cards))
    zelda, _ = services.participants.join(workshop, NAME, RaterRole.CUSTOMER)
    quiet, _ = services.participants.join(workshop, "Quentin Zorn", RaterRole.MANAGER)
    services.workshops.carry_out(OWNER, project_id, SetState(name="set_state", prompt_id="p1", state="open"))
    writes(services, zelda, serial=1)
    return zelda, quiet


def writes(services: Services, participant: Participant, *, serial: int) -> None:
    """Let somebody who takes part put a card on the map, from a socket that was opened when they came."""
    place = "touchpoint:t1"
    services.participants.answer(participant, "p1", f"c{serial}", f"Mine {serial}", serial=serial, place=place)


def test_who_leads_removes_the_name_of_who_took_part_from_everywhere_but_free_text(kept):
    project_id = a_project(kept)
    bench = kept.projects.workbench(project_id)
    zelda, quiet = a_workshop(kept, project_id)
    does(bench, BEN, "add_comment", comment_id="comment:a", about_id="touchpoint:t1", text=f"Ask @{NAME}!")
    place = {"touchpoint_id": "touchpoint:t2", "lane_id": "lane:pains"}
    does(bench, BEN, "add_card", card_id="note:b", **place, text="Zorn was late, said Quentin Zorn")
    before = kept.store.workshops.revision(zelda.workshop_id)
    assert kept.workshops.redact(BEN, project_id, zelda.id) == 0
    assert kept.workshops.redact(BEN, project_id, quiet.id) == 1
    assert kept.workshops.redact(BEN, project_id, zelda.id) == 0
    assert kept.store.workshops.revision(zelda.workshop_id) > before, "other servers learn of it"
    writes(kept, zelda, serial=2)
    left = everything_in(kept)
    assert "Zelda" not in left
    assert left.count("Quentin Zorn") == left.count("Zorn was late, said Quentin Zorn")
    assert bench.document(BEN).get("comment:a").text == f"Ask @{LABEL}!"
    assert kept.care.names(Translator("en"))[zelda.id] == LABEL
    assert [one.name for one in kept.store.workshops.participants(zelda.workshop_id)] == ["", ""]


def test_the_owner_finds_who_took_part_among_all_names(kept):
    project_id = a_project(kept)
    zelda, quiet = a_workshop(kept, project_id)
    found = {one.id: (one.name, one.project_ids, one.is_participant) for one in kept.care.people(OWNER)}
    assert found == {
        zelda.id: (NAME, (project_id,), True),
        quiet.id: ("Quentin Zorn", (project_id,), True),
    }
    kept.care.redact(OWNER, quiet.id)
    assert "Zorn" not in everything_in(kept)


def test_names_of_a_workshop_go_when_its_project_is_finished_for_so_long(kept, clock):
    a_workshop(kept, project_id := a_project(kept))
    kept.projects.move(OWNER, project_id, ProjectState.ARCHIVED)
    clock.now += timedelta(days=29)
    assert carry_out(kept, Rules(name_days=30)).people == ()
    clock.now += timedelta(days=1)
    assert len(carry_out(kept, Rules(name_days=30)).people) == 2
    assert not [name for name in ("Zelda", "Zorn") if name in everything_in(kept)]


def test_a_workshop_goes_with_its_project_for_good(kept):
    project_id = a_project(kept)
    people = a_workshop(kept, project_id)
    kept.store.people.rename(people[1].id, "Quentin Zorn", at=kept.clock())  # whose card was refused after all
    kept.projects.move(OWNER, project_id, ProjectState.TRASHED)
    kept.projects.purge(OWNER, project_id)
    left = everything_in(kept)
    assert not [word for word in ("Zelda", "Zorn", "Mine 1", *(one.id for one in people)) if word in left]


def test_a_removed_name_of_a_workshop_is_not_copied_and_goes_again_from_a_copy_of_before(kept, request, tmp_path):
    project_id = a_project(kept)
    zelda, _ = a_workshop(kept, project_id)
    kept.store.backup(tmp_path / "before.db")
    is_server = kept.store.engine.dialect.name != "sqlite"
    other = f"sqlite:///{tmp_path}/other.db" if is_server else request.getfixturevalue("postgres").fresh()
    kept.workshops.redact(OWNER, project_id, zelda.id)
    kept.store.copy(other)
    for url in (other, f"sqlite:///{tmp_path}/before.db"):
        copy = build(url)
        if url != other:
            assert "Zelda" in everything_in(copy)
            copy.care.redact_as(zelda.id, 1)
            copy.store.forgotten.clean()
        left = everything_in(copy)
        copy.store.close()
        assert ("Zelda" in left, "Quentin Zorn" in left, zelda.id in left) == (False, True, True)


def test_a_removed_name_is_nowhere_and_what_was_done_stays(kept):
    project_id = a_discussion(kept)
    bench = kept.projects.workbench(project_id)
    done = kept.care.redact(OWNER, ANN.id)
    assert (done.number, done.project_count, done.places, done.quoting_count, done.is_clean) == (1, 1, (), 0, True)
    assert "Zelda" not in everything_in(kept)
    assert bench.document(BEN).stages[0].name == "Before"
    assert bench.document(BEN).get(RATER).name == LABEL
    assert bench.document(BEN).get("comment:asked").text == f"Ask @{LABEL}!"
    assert kept.care.names(Translator("en")) == {ANN.id: LABEL, BEN.id: "Ben"}
    assert kept.care.names(Translator("zh-CN"))[ANN.id] == "前参与者 1"


def test_history_undo_versions_and_exports_say_the_number_from_then_on(kept):
    project_id = a_discussion(kept)
    bench = kept.projects.workbench(project_id)
    does(bench, OWNER, "name_version", version_name="Before the removal")
    named = bench.revision
    undoes(bench, BEN)
    kept.care.redact(OWNER, ANN.id)
    translate = Translator("en")
    entries = history_entries(bench.history.operations(OWNER, 0), kept.care.names(translate), translate=translate)
    assert {entry.actor_name for entry in entries if entry.actor_id == ANN.id} == {LABEL}
    assert not [entry.sentence for entry in entries if "Zelda" in entry.sentence]
    assert entries[0].sentence == f"A person's name was removed: {LABEL}"
    assert "Zelda" not in str(bench.undo_state(BEN.id))
    assert "Zelda" not in str([record.to_dict() for record in bench.history.document(OWNER, named)])
    assert "Zelda" not in native.write(bench.document(OWNER)).decode()
    redoes(bench, BEN)
    restored = bench.restore(OWNER, an_id(), named)
    assert "Zelda" not in str(restored)


def test_who_has_the_project_open_elsewhere_reads_it_anew(kept):
    project_id = a_discussion(kept)
    elsewhere = build(kept.store.engine.url.render_as_string(hide_password=False))
    bench = elsewhere.projects.workbench(project_id)
    heard = []
    bench.listen(heard.append)
    kept.care.redact(OWNER, ANN.id)
    does(bench, BEN, "edit_comment", comment_id="comment:asked", text="Never mind")
    assert [operation.command for operation in heard] == [REDACTION, "edit_comment"]
    assert "Zelda" not in str(heard)
    assert "Zelda" not in everything_in(kept)
    elsewhere.store.close()


def test_checkpoints_hold_no_removed_name(kept):
    project_id = a_discussion(kept)
    document = kept.store.log.document(project_id)
    body = zlib.compress(json.dumps([record.to_dict() for record in document], ensure_ascii=False).encode())
    row = {"project_id": project_id, "revision": document.revision, "schema_version": SCHEMA_VERSION, "body": body}
    with writing(kept.store.engine) as connection:
        connection.execute(insert(checkpoints).values(row))
    assert "Zelda" in everything_in(kept)
    kept.care.redact(OWNER, ANN.id)
    assert "Zelda" not in everything_in(kept)
    assert kept.store.log.document(project_id).get(RATER).name == LABEL


def test_free_text_that_quotes_the_name_is_found_and_not_changed(kept):
    project_id = a_discussion(kept)
    bench = kept.projects.workbench(project_id)
    place = {"touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains"}
    does(bench, BEN, "add_card", card_id="note:quoted", **place, text="zelda quix was angry")
    does(bench, BEN, "add_card", card_id="note:other", **place, text="The Zelda Quixotics")
    done = kept.care.redact(OWNER, ANN.id)
    assert [(found.project_id, found.record_id, found.text) for found in done.places] == [
        (project_id, "note:quoted", "zelda quix was angry")
    ]
    assert done.quoting_count == 1
    assert bench.document(OWNER).get("note:quoted").text == "zelda quix was angry"


def test_what_somebody_else_is_called_too_is_not_removed(kept):
    project_id = a_discussion(kept)
    bench = kept.projects.workbench(project_id)
    kept.rename_person("actor:namesake", NAME)
    done = kept.care.redact(OWNER, ANN.id)
    assert bench.document(OWNER).get("comment:asked").text == f"Ask @{NAME}!"
    assert {place.record_id for place in done.places} == {"comment:asked", "comment:long"}
    assert kept.care.names(Translator("en"))["actor:namesake"] == NAME


def test_other_names_a_person_went_by_are_removed_where_they_are_mentioned(kept):
    project_id = a_discussion(kept)
    bench = kept.projects.workbench(project_id)
    does(bench, BEN, "add_comment", comment_id="comment:old", about_id="touchpoint:t1", text="@Zed and @Zelda Q. agree")
    kept.care.redact(OWNER, ANN.id, also=["Zed"])
    assert bench.document(OWNER).get("comment:old").text == f"@{LABEL} and @{LABEL} agree"


def test_a_former_participant_gets_no_name_again(kept):
    a_discussion(kept)
    kept.care.redact(OWNER, ANN.id)
    with pytest.raises(PermissionDenied, match="person_redacted"):
        kept.rename_person(ANN.id, NAME)
    with pytest.raises(PermissionDenied, match="person_redacted"):
        kept.care.redact(OWNER, ANN.id)
    assert "Zelda" not in everything_in(kept)


def test_a_guest_of_an_evaluation_can_be_forgotten_too(kept):
    project_id = a_project(kept)
    bench = kept.projects.workbench(project_id)
    does(bench, OWNER, "add_rater", rater_id="rater:guest", rater_name="Zelda", role="customer", is_guest=True)
    (guest,) = kept.care.people(OWNER)
    assert (guest.id, guest.name, guest.is_guest, guest.project_ids) == ("rater:guest", "Zelda", True, (project_id,))
    kept.care.redact(OWNER, guest.id)
    assert "Zelda" not in everything_in(kept)
    assert kept.care.people(OWNER) == ()


def test_nobody_unknown_is_made_a_former_participant(kept):
    a_discussion(kept)
    with pytest.raises(StorageError, match="person_unknown"):
        kept.care.redact(OWNER, "actor:nobody")
    assert kept.store.forgotten.former() == {}


def test_a_project_in_the_language_of_its_people_says_so_in_it(kept):
    kept.rename_person(ANN.id, "梅琳")
    project_id = a_project(kept, document=a_journey(name="酒店入住"))
    bench = kept.projects.workbench(project_id)
    does(bench, BEN, "add_comment", comment_id="comment:a", about_id="touchpoint:t1", text="请@梅琳 看一下")
    kept.care.redact(OWNER, ANN.id)
    assert bench.document(OWNER).get("comment:a").text == "请@前参与者 1 看一下"


def test_a_project_deleted_for_good_is_nowhere(kept):
    project_id = a_discussion(kept)
    other = a_project(kept, document=a_journey(name="Another one", now={"t1": 1}))
    does(kept.projects.workbench(other), BEN, "rename_stage", stage_id="stage:s1", new_name="Elsewhere")
    kept.pictures.keep(OWNER, project_id, [b"a picture of somebody"])
    kept.viewer_links.make(OWNER, project_id)
    kept.projects.move(OWNER, project_id, ProjectState.TRASHED)
    done = kept.projects.purge(OWNER, project_id)
    assert (done.name, done.people_count, done.copies, done.is_clean) == ("A stay at the hotel", 1, (), True)
    left = everything_in(kept)
    assert not [word for word in ("hotel", "Zelda", "a picture of somebody", "comment:", ANN.id) if word in left]
    assert not kept.viewer_links.is_open(project_id)
    assert kept.store.people.names() == {BEN.id: "Ben"}
    assert kept.projects.workbench(other).document(OWNER).stages[0].name == "Elsewhere"


def test_whoever_comes_back_to_a_deleted_project_is_told_so(kept):
    project_id = a_discussion(kept)
    kept.projects.move(OWNER, project_id, ProjectState.TRASHED)
    kept.projects.purge(OWNER, project_id)
    for asking in (kept.projects.workbench, kept.projects.row):
        with pytest.raises(ProjectUnknown, match="project_deleted"):
            asking(project_id)
        with pytest.raises(ProjectUnknown, match="project_unknown"):
            asking("nothing")


def test_people_whose_words_live_on_in_a_copy_stay_known(kept):
    project_id = a_discussion(kept)
    copy_id = kept.projects.duplicate(OWNER, project_id, name="Copy")
    kept.projects.move(OWNER, project_id, ProjectState.TRASHED)
    kept.projects.purge(OWNER, project_id)
    assert kept.projects.workbench(copy_id).document(OWNER).get("comment:asked").author == BEN.id
    assert BEN.id in kept.store.people.names()
