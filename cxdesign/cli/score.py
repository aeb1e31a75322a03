"""The command ``score``: what the ratings of one round come to, as text or JSON.

Of several rounds the newest revealed one is taken, without one the newest with ratings; they are in the order in which
they were opened. The exit codes are those of all commands: a file without rounds is refused.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cxdesign.cli.files import read_reporting
from cxdesign.cli.score_data import score_as_data
from cxdesign.cli.score_text import lines
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EvaluationRound, RatingEntry
from cxdesign.errors import FormatError
from cxdesign.formats.format import shown
from cxdesign.i18n import Translator
from cxdesign.scoring.stored import evaluate_round

ROUNDS_TOLD = 10
"""Most rounds a refusal names (ours)."""
Chosen = Literal["named", "newest_revealed", "newest_rated", "newest"]


@dataclass(frozen=True)
class RoundChoice:
    """The round to tell about, and why this one of how many."""

    round: EvaluationRound
    chosen: Chosen
    count: int


def add_command(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the command to the parser."""
    parser = command("score", _score)
    parser.add_argument("source", metavar="FILE", type=Path, help=translate("cli.help.in"))
    parser.add_argument("--json", action="store_true", help=translate("cli.help.json"))
    parser.add_argument("--round", metavar="ROUND", help=translate("cli.help.round"))


def choose_round(document: Document, wanted: str | None = None) -> RoundChoice:
    """Return the round with this id or name, or the newest one there is something to say of.

    Raises
    ------
    FormatError
        ``rounds_missing`` without any round; ``round_not_found`` when none has the id or name, ``round_ambiguous`` when
        several have the name.

    Examples
    --------
    >>> rounds = [
    ...     EvaluationRound(id="round:1", name="First", order="a0", state="revealed"),
    ...     EvaluationRound(id="round:2", name="Second", order="a1"),
    ... ]
    >>> choose_round(Document(rounds)).round.name, choose_round(Document(rounds), "Second").round.id
    ('First', 'round:2')
    """
    rounds = document.entries(EvaluationRound)
    if not rounds:
        raise FormatError("rounds_missing")
    if wanted is not None:
        return RoundChoice(_named(rounds, wanted), "named", len(rounds))
    rated = {rating.round_id for rating in document.all(RatingEntry)}
    newest: tuple[tuple[Chosen, list[EvaluationRound]], ...] = (
        ("newest_revealed", [found for found in rounds if not found.is_open]),
        ("newest_rated", [found for found in rounds if found.id in rated]),
        ("newest", list(rounds)),
    )
    chosen, fitting = next((chosen, fitting) for chosen, fitting in newest if fitting)
    return RoundChoice(fitting[-1], chosen, len(rounds))


def _named(rounds: tuple[EvaluationRound, ...], wanted: str) -> EvaluationRound:
    name = " ".join("".join(letter if letter.isprintable() else " " for letter in wanted).split())
    fitting = [found for found in rounds if found.id == name] or [found for found in rounds if found.name == name]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise FormatError("round_ambiguous", name=shown(name), known=_known(found.id for found in fitting))
    known = _known(f"{found.id} ({found.name})" for found in rounds)
    raise FormatError("round_not_found", name=shown(name), known=known)


def _known(rounds: Iterable[str]) -> str:
    """Return rounds as a refusal names them: the newest few."""
    names = list(rounds)
    return ", ".join([*(["…"] if len(names) > ROUNDS_TOLD else []), *names[-ROUNDS_TOLD:]])


def _score(arguments: argparse.Namespace, translate: Translator) -> None:
    document = read_reporting(arguments.source, translate).document
    choice = choose_round(document, arguments.round)
    report = evaluate_round(document, choice.round.id)
    if arguments.json:
        data = score_as_data(document, choice.round, report) | {"chosen": choice.chosen, "rounds": choice.count}
        print(json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1))
        return
    print(document.project.name)
    why = translate(f"cli.score_why_{choice.chosen}", count=choice.count)
    print(translate("cli.figure", label=translate("cli.score_round"), value=choice.round.name, caption=why))
    for line in lines(document, choice.round, report, translate):
        print(line)
