"""The parser of the command line. What a command needs is loaded when that command is asked for, and not before."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from cxdesign.i18n import LOCALES, Translator

Arguments = argparse.Namespace
Handler = Callable[[Arguments, Translator], int | None]
"""Carries out a command and returns its exit code; None is done."""
MODULES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "files": ("new", "convert", "graph"),
        "draw": ("draw",),
        "check": ("check",),
        "emotion": ("emotion",),
        "score": ("score",),
        "peaks": ("peaks",),
        "report": ("report",),
        "workshop": ("workshop",),
        "diff": ("diff",),
        "stores": ("backup", "restore", "copy"),
        "care": ("people", "redact", "delete", "retention"),
    }
)
"""The modules below :mod:`cxdesign.cli` with the commands each has, in the order of the help."""


class _Command(argparse.ArgumentParser):
    """A command that gets its arguments when it is asked for."""

    fill: Callable[[], None] | None = None

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # Any: argparse's
        if self.fill is not None:
            self.fill()
        return super().parse_known_args(args, namespace)


def build_parser(translate: Translator) -> argparse.ArgumentParser:
    """Return the parser of all commands, its help in one language."""
    common = _Command(add_help=False)
    options = common.add_argument_group(translate("cli.options"))
    options.add_argument("-h", "--help", action="help", help=translate("cli.help.help"))
    options.add_argument("--lang", choices=LOCALES, default=argparse.SUPPRESS, help=translate("cli.help.lang"))
    formatter = _formatter(translate)
    parser = argparse.ArgumentParser(
        prog="cxdesign",
        description=translate("cli.description"),
        epilog=translate("cli.exit_codes"),
        parents=[common],
        add_help=False,
        formatter_class=formatter,
    )
    commands = parser.add_subparsers(
        title=translate("cli.commands"),
        metavar=translate("cli.command"),
        required=True,
        prog=parser.prog,
        parser_class=_Command,
    )
    for module, names in MODULES.items():
        found = {}
        for name in names:
            text = translate(f"cli.help.{name}")
            found[name] = commands.add_parser(
                name, help=text, description=text, parents=[common], add_help=False, formatter_class=formatter
            )
            # The library names the groups of its arguments in English, and gives no other way to name them.
            found[name]._positionals.title = translate("cli.arguments")
            found[name]._optionals.title = translate("cli.options")
        for name in names:
            found[name].fill = _filling(module, found, translate)
    return parser


def _filling(module: str, parsers: Mapping[str, _Command], translate: Translator) -> Callable[[], None]:
    """Return what loads a module and lets it say what its commands take."""

    def command(name: str, handler: Handler) -> argparse.ArgumentParser:
        parsers[name].set_defaults(handler=handler)
        return parsers[name]

    def fill() -> None:
        for parser in parsers.values():
            parser.fill = None
        loaded = import_module(f"cxdesign.cli.{module}")
        add = loaded.add_command if len(parsers) == 1 else loaded.add_commands
        add(command, translate)

    return fill


def _formatter(translate: Translator) -> type[argparse.HelpFormatter]:
    """Return what prints help, with its own words in one language."""

    class Formatter(argparse.HelpFormatter):
        def add_usage(
            self, usage: Any, actions: Any, groups: Any, prefix: str | None = None
        ) -> None:  # Any: argparse's
            super().add_usage(usage, actions, groups, translate("cli.usage") if prefix is None else prefix)

    return Formatter
