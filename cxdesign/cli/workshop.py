"""The command ``workshop``: the workshops of a project, and the result of one as hypertext or on paper."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from cxdesign.cli.files import refuse_existing
from cxdesign.errors import FormatError, StorageError
from cxdesign.formats.files import replace_file
from cxdesign.formats.format import shown
from cxdesign.i18n import LOCALES, Translator
from cxdesign.resources import database_url
from cxdesign.services.bootstrap import Services, build
from cxdesign.services.retention import KEEPER
from cxdesign.services.workshop_result import KINDS, Wanted, write_workshop_result
from cxdesign.storage import open_existing_store


def add_command(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the command to the parser."""
    parser = command("workshop", _workshop)
    parser.add_argument("project", metavar="PROJECT", help=translate("cli.help.workshop_project"))
    parser.add_argument("-o", "--output", dest="out", metavar="OUT", type=Path,
                        help=translate("cli.help.workshop_out"))  # fmt: skip
    parser.add_argument("--workshop", metavar="ID", default=None, help=translate("cli.help.workshop_id"))
    parser.add_argument("--annex", action="store_true", help=translate("cli.help.workshop_annex"))
    parser.add_argument("--names", action="store_true", help=translate("cli.help.workshop_names"))
    parser.add_argument("--locale", choices=LOCALES, default=None, help=translate("cli.help.report_locale"))
    parser.add_argument("--force", action="store_true", help=translate("cli.help.force"))


def _workshop(arguments: argparse.Namespace, translate: Translator) -> None:
    """Write a result, or list the workshops where no file is named."""
    if arguments.out is not None and not arguments.force:
        refuse_existing(arguments.out)
    open_existing_store(database_url()).close()
    services = build(database_url())
    try:
        if arguments.out is None:
            _list(services, arguments.project, translate)
        else:
            replace_file(arguments.out, _result(services, arguments, translate))
            print(translate("cli.written", path=arguments.out))
    finally:
        services.store.close()


def _list(services: Services, project_id: str, translate: Translator) -> None:
    held = services.workshops.held(KEEPER, project_id)
    if not held:
        raise StorageError("workshop_closed")
    for one in held:
        day = f"{one.opened_at.astimezone():%Y-%m-%d %H:%M}"
        print(translate("cli.workshop_line", id=one.id, day=day, name=one.name, count=one.people))


def _result(services: Services, arguments: argparse.Namespace, translate: Translator) -> bytes:
    suffix = arguments.out.suffix.lower()
    kind = next((one for one in KINDS if suffix == f".{one}"), None)
    if kind is None:
        raise FormatError("result_suffix_unknown", suffix=shown(suffix))
    told = Translator(arguments.locale or translate.locale)
    offset = datetime.now().astimezone().utcoffset() or timedelta()
    wanted = Wanted(arguments.workshop, arguments.annex, arguments.names, offset)
    return write_workshop_result(services, KEEPER, arguments.project, kind, told, wanted=wanted)
