"""The commands about people's data: ``people``, ``redact``, ``delete``, ``retention``.

Those that cannot be taken back say what they would do, and do it only when they are told so.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from cxdesign.errors import StorageError
from cxdesign.i18n import Translator
from cxdesign.resources import database_url
from cxdesign.services.bootstrap import Services, build
from cxdesign.services.retention import KEEPER, Plan, carry_out, plan, rules
from cxdesign.storage import CopyOutcome, ProjectState, kept_copies, open_existing_store


def add_commands(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the commands about people's data to the parser."""
    command("people", _people)
    redact = command("redact", _redact)
    redact.add_argument("person", metavar="PERSON", help=translate("cli.help.redact_person"))
    redact.add_argument("--also", metavar="NAME", action="append", default=[], help=translate("cli.help.redact_also"))
    redact.add_argument("--yes", action="store_true", help=translate("cli.help.yes"))
    delete = command("delete", _delete)
    delete.add_argument("project", metavar="PROJECT", nargs="?", help=translate("cli.help.delete_project"))
    delete.add_argument("--name", metavar="NAME", default="", help=translate("cli.help.delete_name"))
    retention = command("retention", _retention)
    retention.add_argument("--apply", action="store_true", help=translate("cli.help.retention_apply"))


@contextmanager
def _services() -> Iterator[Services]:
    open_existing_store(database_url()).close()
    services = build(database_url())
    try:
        yield services
    finally:
        services.store.close()


def _people(_arguments: argparse.Namespace, translate: Translator) -> None:
    with _services() as services:
        for person in services.care.people(KEEPER):
            print(translate("cli.person", id=person.id, name=person.name, count=len(person.project_ids)))


def _redact(arguments: argparse.Namespace, translate: Translator) -> None:
    with _services() as services:
        if not arguments.yes:
            _preview_redaction(services, arguments, translate)
            return
        done = services.care.redact(KEEPER, arguments.person, also=arguments.also)
    label = translate("people.former", number=done.number)
    print(translate("people.done", label=label, projects=done.project_count))
    if done.quoting_count:
        print(translate("people.quoted", count=done.quoting_count))
    for place in done.places:
        print(translate("cli.place", project=place.project_name, record=place.record_id, text=place.text))
    _tell_rest(done.copies, is_clean=done.is_clean, translate=translate)


def _preview_redaction(services: Services, arguments: argparse.Namespace, translate: Translator) -> None:
    known = {person.id: person for person in services.care.people(KEEPER)}
    person = known.get(arguments.person)
    print(translate("people.what", name=person.name if person else arguments.person))
    print(translate("people.out_of_reach"))
    for path in kept_copies(services.store.engine):
        print(translate("people.copy_too", path=path))
    print(translate("cli.add_yes"))


def _delete(arguments: argparse.Namespace, translate: Translator) -> None:
    with _services() as services:
        if arguments.project is None:
            for row in services.projects.rows(ProjectState.TRASHED):
                print(translate("cli.trashed_project", id=row.id, name=row.name))
            return
        if services.projects.row(arguments.project).name != arguments.name.strip():
            raise StorageError("name_not_typed")
        done = services.projects.purge(KEEPER, arguments.project)
    print(translate("home.purged", name=done.name))
    if done.people_count:
        print(translate("home.purged_people", count=done.people_count))
    _tell_rest(done.copies, is_clean=done.is_clean, translate=translate)


def _retention(arguments: argparse.Namespace, translate: Translator) -> None:
    wanted = rules()
    if wanted.is_off:
        print(translate("retention.off"))
        return
    with _services() as services:
        if arguments.apply:
            _print_plan(carry_out(services, wanted), translate, "gone")
        else:
            _print_plan(plan(services, wanted), translate, "next")


def _print_plan(found: Plan, translate: Translator, word: str) -> None:
    for project in found.projects:
        print(translate(f"retention.project_{word}", day=project.at.date(), name=project.row.name))
    for due in found.people:
        print(translate(f"retention.person_{word}", day=due.at.date(), name=due.person.name))
    if not found.projects and not found.people:
        print(translate(f"retention.nothing_{word}"))


def _tell_rest(copies: Iterable[CopyOutcome], *, is_clean: bool, translate: Translator) -> None:
    for copy in copies:
        print(translate("people.copy_done" if copy.is_done else "people.copy_failed", path=copy.path))
    if not is_clean:
        print(translate("people.not_clean"))
