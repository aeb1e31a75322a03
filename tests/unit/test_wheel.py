"""The installed package works on its own: built as a wheel, installed elsewhere, run outside the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
TIMEOUT = 300
NO_BACKEND = "the build backend hatchling is not installed and cannot be fetched"


def run(*arguments: object, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        env={**inherited, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the checkout in which somebody has worked."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CHECKOUT / name, source)
    ignored = shutil.ignore_patterns("__pycache__", "local")
    for name in ("cxdesign", "data"):
        shutil.copytree(CHECKOUT / name, source / name, ignore=ignored)
    (source / "data" / "local").mkdir()
    (source / "data" / "local" / "workbench.db").write_text("private")
    built = run("-m", "pip", "wheel", "--quiet", "--no-deps", "-w", target, source, folder=target)
    if built.returncode and "hatchling" in built.stderr and "No matching distribution" in built.stderr:
        pytest.skip(NO_BACKEND)
    assert built.returncode == 0, built.stderr
    return next(target.glob("cxdesign-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    done = run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", target, wheel, folder=target)
    assert done.returncode == 0, done.stderr
    return target


def test_the_wheel_carries_the_data_and_nothing_private(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "cxdesign/_data/samples/hotel.en.json" in names
    assert "cxdesign/_data/templates/index.json" in names
    assert {f"cxdesign/_data/catalogues/{name}.json" for name in ("rules", "criteria-1")} <= set(names)
    assert "cxdesign/_data/exercises/pyramid-1.json" in names
    assert {f"cxdesign/_data/schema/cxdesign-{version}.schema.json" for version in (1, 2)} <= set(names)
    assert "cxdesign/i18n/zh-CN.json" in names
    assert not [name for name in names if "local" in name.split("/") or name.endswith((".db", ".pyc"))]


def test_the_command_line_runs_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        home = str(tmp_path / "home")
        return run("-m", "cxdesign", *arguments, folder=tmp_path, PYTHONPATH=str(installed), CXDESIGN_HOME=home)

    made = command("new", "hotel.json", "--template", "hotel", "--lang", "en")
    assert made.returncode == 0, made.stderr
    told = command("emotion", "hotel.json", "--lang", "en")
    assert "Peak-end: now 0.5, target 3.5 (Moments 1–8)" in told.stdout, told.stderr
    scored = command("score", "hotel.json", "--round", "round:blind", "--lang", "en")
    assert "Gated experience index E: 3.77" in scored.stdout, scored.stderr
    assert command("new", "gym.json", "--template", "gym").returncode == 0
    picked = command("peaks", "gym.json", "--json")
    assert '"is_agreed": false' in picked.stdout, picked.stderr
    assert command("new", "empty.json").returncode == 0
    checked = command("check", "empty.json", "--rule", "R01", "--lang", "en")
    assert (checked.returncode, checked.stderr) == (1, "")
    assert checked.stdout.startswith("Error R01: ")
    for target in ("hotel.xlsx", "hotel.graphml"):
        assert command("convert", "hotel.json", target).returncode == 0
    refused = command("convert", "nothing.json", "x.json", "--lang", "zh-CN")
    assert (refused.returncode, refused.stderr.strip()) == (1, "找不到文件 nothing.json。未作任何更改；请检查名称。")


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    code = "import cxdesign, cxdesign.resources as r; print(cxdesign.__file__, r.is_checkout(), sep='|')"
    found = run("-c", code, folder=tmp_path, PYTHONPATH=str(installed))
    file, is_checkout = found.stdout.strip().split("|")
    assert Path(file).is_relative_to(installed)
    assert is_checkout == "False"
