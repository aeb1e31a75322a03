"""What must not stand in a committed file."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.architecture.source import ROOT, named

FORBIDDEN = {
    "a word of another paper": re.compile(r"\b(?:(?<!=)seed(?! ?[:=)])|seeds|seeded|mock-?ups?)\b", re.IGNORECASE),
    "a path outside the repository": re.compile(r"\.\./shared|/work/|/home/\w+/|/root/|/tmp/w/"),
    "work left over without a number": re.compile(r"\b(?:TODO|FIXME|XXX)\b(?!\s*\(#\d+\)|\s*#\d+)"),
    "a mark of a merge": re.compile(r"^(?:<{7}|>{7})", re.MULTILINE),
}
TEXT = {".py", ".js", ".css", ".html", ".md", ".toml", ".json", ".txt", ".csv", ".cfg", ".yml", ".yaml", ".svg", ""}


def committed():
    """Return the files that are committed or would be; outside a checkout nothing is looked at."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    paths = {ROOT / name for name in result.stdout.split("\0") if name}
    return sorted(path for path in paths if path.is_file() and path.suffix in TEXT)


def test_files_speak_of_the_product_only():
    read = [(named(path), path.read_text("utf-8", errors="replace")) for path in committed()]
    found = [
        (name, reason, match.group())
        for name, text in read
        for reason, pattern in FORBIDDEN.items()
        if name != named(Path(__file__)) and (match := pattern.search(text) or pattern.search(name))
    ]
    assert found == []


def test_the_search_finds_what_it_looks_for():
    samples = {
        "a seed": 1,
        "rank_acceptability(matrix, senses, seed=1)": 0,  # where random numbers begin, as every library calls it
        "see ../shared/x": 1,
        "# TODO later": 1,
        "# TODO (#12) later": 0,
        "seedling": 0,
        "mockup": 1,
    }
    for sample, expected in samples.items():
        assert sum(bool(pattern.search(sample)) for pattern in FORBIDDEN.values()) == expected, sample
