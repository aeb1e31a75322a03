"""The command ``workshop``: the result of a project's newest workshop, as a page of hypertext or on paper."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from cxdesign.cli.files import refuse_existing
from cxdesign.errors import FormatError
from cxdesign.formats.files import replace_file
from cxdesign.formats.format import shown
from cxdesign.i18n import LOCALES, Translator
from cxdesign.resources import database_url
from cxdesign.services.bootstrap import build
from cxdesign.services.retention import KEEPER
from cxdesign.services.workshop_result import KINDS, write_workshop_result
from cxdesign.storage import open_existing_store


def add_command(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the command to the parser."""
    parser = command("workshop", _workshop)
    parser.add_argument("project", metavar="PROJECT", help=translate("cli.help.workshop_project"))
    parser.add_argument("-o", "--output", dest="out", metavar="OUT", type=Path, required=True,
                        help=translate("cli.help.workshop_out"))  # fmt: skip
    parser.add_argument("--locale", choices=LOCALES, default=None, help=translate("cli.help.report_locale"))
    parser.add_argument("--force", action="store_true", help=translate("cli.help.force"))


def _workshop(arguments: argparse.Namespace, translate: Translator) -> None:
    suffix = arguments.out.suffix.lower()
    kind = next((one for one in KINDS if suffix == f".{one}"), None)
    if kind is None:
        raise FormatError("result_suffix_unknown", suffix=shown(suffix))
    if not arguments.force:
        refuse_existing(arguments.out)
    open_existing_store(database_url()).close()
    services = build(database_url())
    try:
        told = Translator(arguments.locale or translate.locale)
        offset = datetime.now().astimezone().utcoffset() or timedelta()
        data = write_workshop_result(services, KEEPER, arguments.project, kind, told, offset=offset)
    finally:
        services.store.close()
    replace_file(arguments.out, data)
    print(translate("cli.written", path=arguments.out))
