"""The commands about files: ``new``, ``convert``, ``graph``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from cxdesign.errors import FormatError
from cxdesign.formats import FORMATS, format_for, graphml
from cxdesign.formats.carrying import lost_parts
from cxdesign.formats.files import read_file, replace_file, write
from cxdesign.formats.format import ReadResult, WriteOptions
from cxdesign.formats.sheets import MAP, SHEET_NAMES
from cxdesign.i18n import Translator
from cxdesign.services.starters import list_starters, load_starter

DEFAULT_TEMPLATE = "empty"


def add_commands(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the commands about files to the parser."""
    new = command("new", _new)
    new.add_argument("out", metavar="OUT", type=Path, help=translate("cli.help.out"))
    new.add_argument(
        "--template",
        metavar="ID",
        default=DEFAULT_TEMPLATE,
        help=translate("cli.help.template", known=", ".join(starter.id for starter in list_starters())),
    )
    convert = command("convert", _convert)
    convert.add_argument("source", metavar="IN", type=Path, help=translate("cli.help.in"))
    convert.add_argument("out", metavar="OUT", type=Path, help=translate("cli.help.out"))
    convert.add_argument(
        "--table",
        metavar="TABLE",
        choices=(MAP, *SHEET_NAMES),
        default=MAP,
        help=translate("cli.help.table", known=", ".join((MAP, *SHEET_NAMES))),
    )
    convert.add_argument("--force", action="store_true", help=translate("cli.help.force"))
    graph = command("graph", _graph)
    graph.add_argument("source", metavar="FILE", type=Path, help=translate("cli.help.in"))
    graph.add_argument("-o", "--output", dest="out", metavar="OUT.graphml", type=Path, required=True,
                       help=translate("cli.help.graph_out"))  # fmt: skip


def read_reporting(path: Path, translate: Translator) -> ReadResult:
    """Return what is in a file and tell on standard error what could not be taken over."""
    result = read_file(path, locale=translate.locale)
    for loss in result.losses:
        print(translate(f"loss.{loss.code}", **loss.placeholders), file=sys.stderr)
    return result


def _new(arguments: argparse.Namespace, translate: Translator) -> None:
    document = load_starter(arguments.template, translate.locale)
    refuse_existing(arguments.out)
    write(document, arguments.out, locale=translate.locale)
    print(translate("cli.written", path=arguments.out))


def _convert(arguments: argparse.Namespace, translate: Translator) -> None:
    target = format_for(arguments.out.name)
    result = read_reporting(arguments.source, translate)
    if not arguments.force:
        refuse_existing(arguments.out)
    write(result.document, arguments.out, locale=translate.locale, table=arguments.table, pictures=result.pictures)
    origin = next(known for known in FORMATS if known.name == result.format_name)
    for key in lost_parts(result.document, target, table=arguments.table):
        if key in origin.cannot_carry:
            continue
        print(translate("cli.not_carried", what=translate(f"carry.{key}")), file=sys.stderr)
    print(translate("cli.written", path=arguments.out))


def refuse_existing(path: Path) -> None:
    """Refuse to write over a file that is there.

    Raises
    ------
    FormatError
        ``file_exists``, or ``file_unwritable`` when the system does not know what to do with the name.
    """
    try:
        is_there = path.exists()
    except OSError as error:  # a name the system does not know what to do with
        raise FormatError("file_unwritable", path=str(path)) from error
    if is_there:
        raise FormatError("file_exists", path=str(path))


def _graph(arguments: argparse.Namespace, translate: Translator) -> None:
    document = read_reporting(arguments.source, translate).document
    replace_file(arguments.out, graphml.write(document, WriteOptions(translate.locale)))
    print(translate("cli.written", path=arguments.out))
