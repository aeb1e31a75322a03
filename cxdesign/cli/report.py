"""The command ``report``: a client report of a file, as editable slides or as pages to print."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from cxdesign.cli.files import read_reporting, refuse_existing
from cxdesign.formats.files import replace_file
from cxdesign.formats.report import writing
from cxdesign.i18n import LOCALES, Translator
from cxdesign.services.bootstrap import display_name
from cxdesign.services.client_report import write_client_report
from cxdesign.views.report.outline import SECTIONS


def add_command(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the command to the parser."""
    parser = command("report", _report)
    parser.add_argument("source", metavar="FILE", type=Path, help=translate("cli.help.in"))
    parser.add_argument("-o", "--output", dest="out", metavar="OUT", type=Path, required=True,
                        help=translate("cli.help.report_out"))  # fmt: skip
    parser.add_argument("--locale", choices=LOCALES, default=None, help=translate("cli.help.report_locale"))
    parser.add_argument("--by", metavar="NAME", default="", help=translate("cli.help.report_by"))
    parser.add_argument(
        "--without", action="append", metavar="SECTION", choices=SECTIONS, default=[],
        help=translate("cli.help.report_without", known=", ".join(SECTIONS)),
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help=translate("cli.help.force"))


def _report(arguments: argparse.Namespace, translate: Translator) -> None:
    kind = writing.kind_for(arguments.out.name)
    if not arguments.force:
        refuse_existing(arguments.out)
    source = read_reporting(arguments.source, translate)
    options = writing.ReportOptions(
        date.today(),
        arguments.locale or translate.locale,
        display_name(arguments.by),
        tuple(name for name in SECTIONS if name not in arguments.without),
    )
    replace_file(arguments.out, write_client_report(source.document, kind, options, pictures=source.pictures))
    print(translate("cli.written", path=arguments.out))
