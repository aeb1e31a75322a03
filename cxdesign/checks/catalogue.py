"""The texts of the rules: title, messages, advice, basis and provenance in every language, read from the data.

What a rule *does* stands in its function; what it says stands here, so that an edition of the list needs no new code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from cxdesign.domain.vocabulary import Provenance
from cxdesign.i18n.text import Text
from cxdesign.resources import data_folder

RULES_FILE = "rules.json"


class Severity(StrEnum):
    """How much a finding weighs: an error breaks the design, a warning weakens it, a hint may improve it."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Map(StrEnum):
    """Where a finding is shown."""

    JOURNEY = "journey"
    BLUEPRINT = "blueprint"
    EMPATHY = "empathy"
    SCENES = "scenes"
    REGISTERS = "registers"
    ENVIRONMENT = "environment"


class RuleText(BaseModel):
    """What a rule is called, what it says, what to do about it, and what it rests on.

    ``messages`` has one text for each way in which the rule can be broken; ``{placeholders}`` are filled in by
    :mod:`cxdesign.views.findings`. ``maps`` are where its findings belong, the first one being where they are mended.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^R\d{2}$")]
    severity: Severity
    maps: Annotated[tuple[Map, ...], Field(min_length=1)]
    provenance: Provenance
    basis: Text
    title: Text
    advice: Text
    messages: Annotated[Mapping[str, Text], Field(min_length=1)]


@cache
def rule_texts() -> tuple[RuleText, ...]:
    """Return the texts of all rules, by id.

    >>> [rule.id for rule in rule_texts()][::35]
    ['R01', 'R36']
    """
    entries = json.loads((data_folder() / "catalogues" / RULES_FILE).read_text("utf-8"))
    return tuple(sorted((RuleText.model_validate(entry) for entry in entries), key=lambda rule: rule.id))


@cache
def _by_id() -> Mapping[str, RuleText]:
    return {rule.id: rule for rule in rule_texts()}


def rule_text(rule: str) -> RuleText:
    """Return the texts of one rule.

    Raises
    ------
    KeyError
        When there is no such rule.

    Examples
    --------
    >>> rule_text("R07").severity.value, rule_text("R07").title.of("zh-CN")
    ('error', '步骤缺少连接')
    """
    return _by_id()[rule]
