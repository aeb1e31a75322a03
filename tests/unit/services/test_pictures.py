from __future__ import annotations

import pytest

from cxdesign.commands import ImportDocument, parse
from cxdesign.errors import CommandInvalid, FormatError, PermissionDenied, ProjectUnknown, StorageError
from cxdesign.formats import WriteOptions, native
from cxdesign.formats.format import MEGABYTE
from cxdesign.services.pictures import PictureService
from cxdesign.storage import ProjectState
from tests.acting import ANN, OWNER, VIEWER, an_id, does, undoes
from tests.builders import a_journey
from tests.photographs import a_picture


@pytest.fixture
def shown(services, bench):
    """A card of the project that shows a picture; the picture."""
    kept = services.pictures.add(ANN, bench.project_id, a_picture())
    place = {"touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains"}
    does(bench, ANN, "add_card", card_id="note:seen", **place, text="The queue")
    attributes = {**kept.attributes, "image_alt": "Twelve people in line"}
    does(bench, ANN, "edit_card_attributes", card_id="note:seen", attributes=attributes)
    return kept


def test_a_card_names_its_picture_and_the_project_keeps_it(services, bench, shown):
    document = bench.document(ANN)
    assert document.get("note:seen").has_image
    assert list(services.pictures.of(bench.project_id, document)) == [shown.digest]


def test_undo_takes_the_picture_from_the_card_and_keeps_it_for_redo(services, bench, shown):
    undoes(bench, ANN)
    assert bench.document(ANN).get("note:seen").image is None
    assert services.pictures.get(bench.project_id, shown.digest)


def test_who_may_only_look_brings_no_picture(services, bench):
    with pytest.raises(PermissionDenied):
        services.pictures.add(VIEWER, bench.project_id, a_picture())


def test_what_is_no_picture_is_not_kept(services, bench):
    with pytest.raises(FormatError):
        services.pictures.add(ANN, bench.project_id, b"<svg/>")
    assert services.store.pictures.sizes(bench.project_id) == {}


def test_a_project_has_room_for_so_many_pictures_and_no_more(services, bench):
    small = PictureService(services.store, limit=300)
    with pytest.raises(StorageError) as refused:
        small.add(ANN, bench.project_id, a_picture(300, 300))
    assert refused.value.code == "pictures_full"


@pytest.mark.parametrize("copied", ["duplicate", "make_to_be"])
def test_a_copy_of_a_project_has_its_pictures(services, bench, shown, copied):
    copy_id = getattr(services.projects, copied)(OWNER, bench.project_id, name="Copy")
    assert services.pictures.get(copy_id, shown.digest)


def test_a_file_brings_its_pictures_along_and_says_which_are_missing(services, bench, shown):
    document = bench.document(ANN)
    pictures = services.pictures.of(bench.project_id, document)
    whole = native.read(native.write(document, WriteOptions(pictures=pictures)))
    assert not whole.losses
    other_id = services.projects.create(OWNER, whole.document, pictures=whole.pictures)
    assert services.pictures.get(other_id, shown.digest) == pictures[shown.digest]
    bare = native.read(native.write(document))
    assert [(loss.code, loss.params["count"]) for loss in bare.losses] == [("picture_missing", 1)]
    assert bare.document == document


def test_a_picture_that_is_not_what_its_digest_says_is_left_out(services, bench, shown):
    written = native.write(
        bench.document(ANN),
        WriteOptions(pictures={shown.digest: services.pictures.get(bench.project_id, shown.digest)}),
    )
    other = native.write(bench.document(ANN), WriteOptions(pictures={shown.digest: b"<svg/>"}))
    assert native.read(other).losses[0].code == "picture_damaged"
    assert native.read(written.replace(b'": "iVBOR', b'": "jVBOR')).losses[0].code == "picture_damaged"
    assert not native.read(written.replace(b'": "iVBOR', b'": "jVBOR')).pictures


def test_an_import_in_the_place_of_a_project_can_be_taken_back(services, bench, shown):
    bench.execute(ANN, an_id(), ImportDocument(document=a_journey(), origin="x"))
    undoes(bench, ANN)
    assert services.pictures.get(bench.project_id, bench.document(ANN).get("note:seen").image)


def test_a_command_takes_no_picture_that_is_none():
    payload = {
        "name": "edit_card_attributes",
        "card_id": "note:x",
        "attributes": {"image": "https://elsewhere.example/a.png"},
    }
    with pytest.raises(CommandInvalid):
        parse(payload)


def test_pictures_a_file_does_not_hold_are_counted(services, bench, shown):
    document = bench.document(ANN)
    assert services.pictures.left_out(bench.project_id, document) == 0
    assert services.pictures.left_out(an_id(), document) == 1
    assert native.carried_digests(document, {shown.digest: 9 * MEGABYTE}) == (shown.digest,)
    assert native.carried_digests(document, {shown.digest: 11 * MEGABYTE}) == ()


@pytest.fixture
def other_id(services):
    """Another project, without pictures."""
    return services.projects.create(OWNER, a_journey())


def test_pictures_are_carried_to_another_project_once_each(services, bench, shown, other_id):
    wanted = [shown.digest, "0" * 64, shown.digest]
    assert services.pictures.carry(ANN, other_id, bench.project_id, wanted) == (shown.digest,)
    assert services.pictures.carry(ANN, other_id, bench.project_id, wanted) == (shown.digest,)
    carried = services.pictures.get(other_id, shown.digest)
    assert carried == services.pictures.get(bench.project_id, shown.digest)
    assert list(services.store.pictures.sizes(other_id)) == [shown.digest]


def test_pictures_that_find_no_room_are_not_carried(services, bench, shown, other_id):
    small = PictureService(services.store, limit=100)
    with pytest.raises(StorageError, match="pictures_full"):
        small.carry(ANN, other_id, bench.project_id, [shown.digest])
    assert small.carry(ANN, other_id, bench.project_id, ["0" * 64]) == ()
    assert services.store.pictures.sizes(other_id) == {}


def test_who_may_only_look_carries_none_and_the_trash_gives_none(services, bench, shown, other_id):
    with pytest.raises(PermissionDenied):
        services.pictures.carry(VIEWER, other_id, bench.project_id, [shown.digest])
    with pytest.raises(ProjectUnknown, match="project_unknown"):
        services.pictures.carry(ANN, other_id, "none", [shown.digest])
    services.projects.move(OWNER, bench.project_id, ProjectState.TRASHED)
    with pytest.raises(ProjectUnknown, match="project_trashed"):
        services.pictures.carry(ANN, other_id, bench.project_id, [shown.digest])
