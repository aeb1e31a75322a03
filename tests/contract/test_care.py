"""What every store promises of people's data: a name that was removed, and a project that was deleted, are nowhere."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator

import pytest
from sqlalchemy import insert, select

from cxdesign.domain.evaluation import own_rater_id
from cxdesign.errors import PermissionDenied, ProjectUnknown, StorageError
from cxdesign.formats import native
from cxdesign.history.operation import REDACTION
from cxdesign.i18n import Translator
from cxdesign.migrations import SCHEMA_VERSION
from cxdesign.services.bootstrap import Services, build
from cxdesign.storage import ProjectState
from cxdesign.storage.engine import reading, writing
from cxdesign.storage.tables import checkpoints, metadata
from cxdesign.views.history import history_entries
from tests.acting import ANN, BEN, OWNER, a_project, an_id, does, redoes, undoes
from tests.builders import a_journey

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
