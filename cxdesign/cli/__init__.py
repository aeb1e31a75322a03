"""The command line: ``python -m cxdesign COMMAND``.

Exit codes: 0 done, 1 refused (the reason is on standard error and nothing was changed), 2 wrong usage. ``check`` has a
meaning of its own for them, see :mod:`cxdesign.cli.check`.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from cxdesign.cli.parser import Handler, build_parser
from cxdesign.cli.screen import Screen
from cxdesign.errors import CxDesignError
from cxdesign.i18n import LOCALES, Translator, negotiate

OK, REFUSED, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        What follows the program's name; the process's own arguments by default.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    _accept_any_text()
    translate = Translator(_locale(given))
    if sys.stdout is None:
        _tell(translate("error.output_closed"))
        return REFUSED
    try:
        with redirect_stdout(Screen(sys.stdout)), _screened_errors():
            code = _run(given, translate)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads, such as ``head``, has enough
        _leave_output()
        return OK
    except OSError as error:
        _leave_output()
        _tell(translate("error.system_refused", reason=error.strerror))
        return REFUSED
    return code


def _run(given: Sequence[str], translate: Translator) -> int:
    shown = io.StringIO()
    try:
        with redirect_stdout(shown):  # argparse would not tell that its help could not be written
            parsed = build_parser(translate).parse_args(given)
    except SystemExit as stop:  # after the help, or after saying what is wrong
        print(shown.getvalue(), end="")
        return USAGE if stop.code else OK
    handler: Handler = parsed.handler
    try:
        return handler(parsed, translate) or OK
    except CxDesignError as error:
        _tell(translate.error(error))
        return REFUSED


def _screened_errors() -> AbstractContextManager[object]:
    return nullcontext() if sys.stderr is None else redirect_stderr(Screen(sys.stderr))


def _tell(sentence: str) -> None:
    with suppress(OSError):  # where errors go may be full too
        print(sentence, file=sys.stderr, flush=True)


def _locale(arguments: Sequence[str]) -> str:
    """Return the language asked for by ``--lang``, else by the environment."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--lang")
    try:
        chosen = early.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:
        chosen = None
    wished = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return chosen if chosen in LOCALES else negotiate(wished.replace("_", "-"))


def _leave_output() -> None:
    """Let what is still to be written go nowhere, so that Python does not fail on it at its end."""
    with (
        suppress(io.UnsupportedOperation),
        Path(os.devnull).open("wb") as nowhere,
    ):  # an output of Python's own has no number
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _accept_any_text() -> None:
    """Let a stream that cannot write a character write a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
