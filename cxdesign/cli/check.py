"""The command ``check``: what the rules find in a file, for people and for automatic checks.

Exit codes: 0 no error was found, 1 an error was found that nobody has set aside, 2 the file cannot be read or the usage
is wrong. Warnings and hints do not count.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypedDict

from cxdesign.checks.catalogue import Severity, rule_texts
from cxdesign.checks.finding import Finding
from cxdesign.checks.linter import check_document
from cxdesign.cli.files import read_reporting
from cxdesign.domain.document import Document
from cxdesign.errors import CxDesignError
from cxdesign.i18n import Translator
from cxdesign.views.findings import finding_message

SOUND, BROKEN, UNREADABLE = 0, 1, 2


class FindingData(TypedDict):
    """One finding as ``--json`` prints it; ``severity`` is ``error``, ``warning`` or ``hint``."""

    rule: str
    severity: str
    records: list[str]
    message: str


def add_command(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the command to the parser."""
    parser = command("check", _check)
    parser.add_argument("source", metavar="FILE", type=Path, help=translate("cli.help.in"))
    parser.add_argument("--json", action="store_true", help=translate("cli.help.check_json"))
    parser.add_argument(
        "--rule",
        action="append",
        metavar="RULE",
        choices=[rule.id for rule in rule_texts()],
        help=translate("cli.help.rule"),
    )


def findings_as_data(document: Document, findings: Iterable[Finding], translate: Translator) -> list[FindingData]:
    """Return findings as JSON-able data, in their order.

    >>> from cxdesign.domain.journey import Project, Stage
    >>> document = Document([Project(id="project:main", name="Café"), Stage(id="stage:s", name="Visit", order="a0")])
    >>> found = check_document(document, today=date(2025, 3, 1))
    >>> findings_as_data(document, found[2:], Translator("en"))[0]["records"]
    ['stage:s']
    """
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "records": list(finding.record_ids),
            "message": finding_message(document, finding, translate),
        }
        for finding in findings
    ]


def _check(arguments: argparse.Namespace, translate: Translator) -> int:
    try:
        document = read_reporting(arguments.source, translate).document
    except CxDesignError as error:
        print(translate.error(error), file=sys.stderr)
        return UNREADABLE
    chosen = [f for f in check_document(document, today=date.today()) if not arguments.rule or f.rule in arguments.rule]
    findings = [finding for finding in chosen if not finding.is_dismissed]
    data = findings_as_data(document, findings, translate)
    if arguments.json:
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        _tell(data, len(chosen) - len(findings), translate)
    return BROKEN if any(finding.severity is Severity.ERROR for finding in findings) else SOUND


def _tell(data: Iterable[FindingData], dismissed: int, translate: Translator) -> None:
    counts: Counter[str] = Counter()
    for found in data:
        counts[found["severity"]] += 1
        severity = translate(f"enum.severity.{found['severity']}")
        print(translate("cli.finding", severity=severity, rule=found["rule"], message=found["message"]))
    errors, warnings, hints = (counts[severity.value] for severity in Severity)
    print(translate("cli.findings", errors=errors, warnings=warnings, hints=hints, dismissed=dismissed))
