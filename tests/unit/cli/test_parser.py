from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import cxdesign
from cxdesign.cli import OK, main
from cxdesign.cli.parser import MODULES, build_parser
from cxdesign.i18n import Translator

HEAVY = ("pydantic", "numpy", "sqlalchemy", "cxdesign.domain")
COMMANDS = [name for names in MODULES.values() for name in names]


def test_nothing_heavy_is_loaded_before_a_command_is_asked_for():
    root = Path(cxdesign.__file__).parents[1]
    asked = f"import sys, cxdesign.cli; print([name for name in {HEAVY} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=root)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_told_by_the_help_and_tells_its_own(name, capsys):
    assert main(["--lang", "en", "--help"]) == OK
    assert f"\n    {name} " in capsys.readouterr().out
    assert main([name, "--lang", "en", "--help"]) == OK
    assert f"cxdesign {name}" in capsys.readouterr().out


def test_one_parser_reads_several_commands():
    parser = build_parser(Translator("en"))
    assert parser.parse_args(["backup", "a.db"]).out.name == "a.db"
    assert parser.parse_args(["copy", "a.db", "b.db"]).target == "b.db"
    assert parser.parse_args(["backup", "c.db"]).out.name == "c.db"
