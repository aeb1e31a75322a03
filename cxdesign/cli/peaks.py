"""The command ``peaks``: how the choice of peaks stands, as text or JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from cxdesign.analysis.picking import picking
from cxdesign.cli.files import read_reporting
from cxdesign.cli.peaks_data import peaks_as_data
from cxdesign.cli.peaks_text import lines
from cxdesign.i18n import Translator


def add_command(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the command to the parser."""
    parser = command("peaks", _peaks)
    parser.add_argument("source", metavar="FILE", type=Path, help=translate("cli.help.in"))
    parser.add_argument("--json", action="store_true", help=translate("cli.help.json"))


def _peaks(arguments: argparse.Namespace, translate: Translator) -> None:
    document = read_reporting(arguments.source, translate).document
    found = picking(document)
    if arguments.json:
        print(json.dumps(peaks_as_data(document, found), ensure_ascii=False, allow_nan=False, indent=1))
        return
    for line in lines(document, found, translate):
        print(line)
