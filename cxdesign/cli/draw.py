"""The command ``draw``: a map as a picture, page or table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from cxdesign.cli.files import read_reporting, refuse_existing
from cxdesign.domain.document import Document
from cxdesign.domain.map_views import MapName, MapView
from cxdesign.drawing.export import FILE_FORMATS, FileOptions, export
from cxdesign.drawing.losses import losses, told
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.paper import PAPERS
from cxdesign.errors import FormatError
from cxdesign.formats.files import replace_file
from cxdesign.i18n import Translator


def add_command(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the command to the parser."""
    draw = command("draw", _draw)
    draw.add_argument("source", metavar="FILE", type=Path, help=translate("cli.help.in"))
    draw.add_argument("--map", choices=[name.value for name in MapName], default=MapName.JOURNEY.value,
                      help=translate("cli.help.draw_map"))  # fmt: skip
    draw.add_argument("--format", choices=FILE_FORMATS, help=translate("cli.help.draw_format"))
    draw.add_argument("-o", "--output", dest="out", metavar="OUT", type=Path, required=True,
                      help=translate("cli.help.draw_out"))  # fmt: skip
    draw.add_argument("--width", metavar="PIXELS", type=_width, help=translate("cli.help.draw_width"))
    draw.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help=translate("cli.help.draw_paper"))
    draw.add_argument("--theme", choices=("light", "dark"), default="light", help=translate("cli.help.draw_theme"))
    for name in ("title", "legend", "background"):
        draw.add_argument(f"--no-{name}", action="store_true", help=translate(f"cli.help.draw_no_{name}"))
    draw.add_argument("--view", metavar="NAME", help=translate("cli.help.draw_view"))
    draw.add_argument("--all", dest="everything", action="store_true", help=translate("cli.help.draw_all"))
    draw.add_argument("--comments", action="store_true", help=translate("cli.help.draw_comments"))
    draw.add_argument("--force", action="store_true", help=translate("cli.help.force"))


def _width(text: str) -> float:
    width = float(text)
    if not 100 <= width <= 20_000:
        raise ValueError
    return width


def _view(document: Document, name: MapName, wanted: str) -> MapView:
    views = [view for view in document.entries(MapView) if view.map_name == name]
    found = next((view for view in views if view.name == wanted), None)
    if found is None:
        raise FormatError("draw_view_unknown", known=", ".join(view.name for view in views) or "–")
    return found


def _draw(arguments: argparse.Namespace, translate: Translator) -> None:
    source = read_reporting(arguments.source, translate)
    document = source.document
    file_format = arguments.format or arguments.out.suffix.lstrip(".").lower()
    if file_format not in FILE_FORMATS:
        raise FormatError("draw_format_unknown", known=", ".join(FILE_FORMATS))
    if not arguments.force:
        refuse_existing(arguments.out)
    options = DrawOptions(
        locale=translate.locale,
        width=arguments.width,
        has_title=not arguments.no_title,
        has_legend=not arguments.no_legend,
        background="none" if arguments.no_background else "paper",
        theme=arguments.theme,
        hidden_too=arguments.everything,
        comments="notes" if arguments.comments else "marks",
        pictures=source.pictures,
    )
    name = MapName(arguments.map)
    if arguments.view is not None:
        options = options.as_seen(document, _view(document, name, arguments.view))
    data = export(document, name, file_format, options, file=FileOptions(paper=arguments.paper))
    replace_file(arguments.out, data)
    for loss in losses(document, name, file_format, options):
        print(translate("cli.not_carried", what=told(loss, translate)), file=sys.stderr)
    print(translate("cli.written", path=arguments.out))
