"""Every command there is, and how one is read from the wire.

A new command is added to :data:`COMMANDS` and to nothing else in this package.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cxdesign.commands.answers import AddAnswers, EditAnswers, RemoveAnswers, RenameAnswers
from cxdesign.commands.base import Command
from cxdesign.commands.blueprint import AddFlow, EditFlow, RemoveFlow, SetUpBlueprint
from cxdesign.commands.card import AddCard, EditCard, EditCardAttributes, MoveCard, RemoveCard, SpanCard
from cxdesign.commands.comments import AddComment, EditComment, RemoveComment, ReopenComment, ResolveComment
from cxdesign.commands.criteria import (
    AddCriterion,
    CopyCriteria,
    EditCriterion,
    RemoveCriteriaSet,
    RemoveCriterion,
    RenameCriteriaSet,
)
from cxdesign.commands.emotion import SetEmotion, TakeCurve
from cxdesign.commands.entry import AddEntry, ChooseTarget, EditEntry, MoveEntry, RemoveEntry
from cxdesign.commands.environment import EditEnvironment, SetParticipation
from cxdesign.commands.evaluation import (
    AddRater,
    Decide,
    EditRater,
    EditRound,
    OpenRound,
    Rate,
    RemoveRater,
    RemoveRound,
    RenameRound,
    RevealRound,
    WithdrawRating,
)
from cxdesign.commands.lane import AddLane, HideLane, MoveLane, RemoveLane, RenameLane
from cxdesign.commands.merging import EditSaying, MergeCards
from cxdesign.commands.paste import Paste
from cxdesign.commands.picking import (
    ChoosePeak,
    GivePeakPoints,
    JudgePeakCriteria,
    LeavePeak,
    ScorePeak,
    SetUpPeakCriteria,
    WeighPeaks,
)
from cxdesign.commands.project import EditEconomics, EditProject, LeaveLinksOut, NameVersion, RenameProject
from cxdesign.commands.relation import (
    DismissFinding,
    LapseDismissals,
    Relate,
    RemoveSceneCell,
    ReopenFinding,
    SetSceneCell,
    Unrelate,
)
from cxdesign.commands.room_notes import TakeNote
from cxdesign.commands.room_peaks import TakePeaks
from cxdesign.commands.room_round import TakeRound
from cxdesign.commands.several import EditSeveral, MoveSeveral, RemoveSeveral
from cxdesign.commands.several_entries import AddEntries, EditEntries, RemoveEntries
from cxdesign.commands.stage import AddStage, MoveStage, RemoveStage, RenameStage
from cxdesign.commands.touchpoint import (
    AddPath,
    AddTouchpoint,
    EditTouchpoint,
    MarkEnd,
    MarkPeak,
    MoveTouchpoint,
    RemovePath,
    RemoveTouchpoint,
    RenameTouchpoint,
    ToggleLevel,
)
from cxdesign.commands.understanding import (
    AddEmpathyNote,
    EditEmpathyNote,
    EditEmpathyNoteAttributes,
    MoveEmpathyNote,
    RemoveEmpathyNote,
    TurnIntoNeed,
)
from cxdesign.commands.view import AddView, MoveView, RemoveView, RenameView, UpdateView
from cxdesign.commands.whole import ImportDocument, RestoreRevision
from cxdesign.errors import CommandInvalid

COMMANDS: tuple[type[Command], ...] = (
    RenameProject,
    EditProject,
    LeaveLinksOut,
    EditEconomics,
    NameVersion,
    AddStage,
    RenameStage,
    MoveStage,
    RemoveStage,
    AddTouchpoint,
    RenameTouchpoint,
    MoveTouchpoint,
    RemoveTouchpoint,
    EditTouchpoint,
    MarkPeak,
    MarkEnd,
    ToggleLevel,
    AddPath,
    RemovePath,
    AddLane,
    RenameLane,
    MoveLane,
    HideLane,
    RemoveLane,
    AddCard,
    EditCard,
    MoveCard,
    RemoveCard,
    EditCardAttributes,
    SpanCard,
    Paste,
    MoveSeveral,
    EditSeveral,
    RemoveSeveral,
    MergeCards,
    SetEmotion,
    SetUpBlueprint,
    AddFlow,
    EditFlow,
    RemoveFlow,
    AddEmpathyNote,
    EditEmpathyNote,
    EditEmpathyNoteAttributes,
    MoveEmpathyNote,
    RemoveEmpathyNote,
    TurnIntoNeed,
    AddEntry,
    EditEntry,
    MoveEntry,
    RemoveEntry,
    AddEntries,
    EditEntries,
    RemoveEntries,
    ChooseTarget,
    Relate,
    Unrelate,
    SetSceneCell,
    RemoveSceneCell,
    DismissFinding,
    ReopenFinding,
    AddComment,
    EditComment,
    RemoveComment,
    ResolveComment,
    ReopenComment,
    EditEnvironment,
    SetParticipation,
    SetUpPeakCriteria,
    ScorePeak,
    JudgePeakCriteria,
    WeighPeaks,
    ChoosePeak,
    GivePeakPoints,
    LeavePeak,
    CopyCriteria,
    RenameCriteriaSet,
    RemoveCriteriaSet,
    AddCriterion,
    EditCriterion,
    RemoveCriterion,
    OpenRound,
    RenameRound,
    EditRound,
    RevealRound,
    RemoveRound,
    AddRater,
    EditRater,
    RemoveRater,
    Rate,
    WithdrawRating,
    Decide,
    AddAnswers,
    RenameAnswers,
    EditAnswers,
    RemoveAnswers,
    AddView,
    RenameView,
    UpdateView,
    MoveView,
    RemoveView,
)
"""What a person may send; :class:`ImportDocument`, :class:`RestoreRevision`, :class:`LapseDismissals`,
:class:`TakeCurve`, :class:`TakeNote`, :class:`TakePeaks`, :class:`TakeRound` and :class:`EditSaying` come from the
services only."""

_NUMBER_PROBLEMS = frozenset(
    {"greater_than_equal", "less_than_equal", "finite_number", "int_type", "float_type", "int_from_float"}
)
"""What pydantic calls a number that is none, or out of its range."""
_BY_NAME: Mapping[str, type[Command]] = MappingProxyType({command.name: command for command in COMMANDS})

__all__ = [
    "COMMANDS",
    "Command",
    "EditSaying",
    "ImportDocument",
    "LapseDismissals",
    "NameVersion",
    "RestoreRevision",
    "TakeCurve",
    "TakeNote",
    "TakePeaks",
    "TakeRound",
    "invalid",
    "parse",
]


def parse(payload: object) -> Command:
    """Return the command that a payload from outside describes.

    Parameters
    ----------
    payload : object
        ``{"name": …, field: value …}``; unknown fields are refused.

    Raises
    ------
    CommandInvalid
        ``command_malformed`` when it is not a mapping with a name, ``command_unknown`` for an unknown name,
        ``command_invalid`` with ``fields`` and ``reason`` when fields are missing, unknown or wrong, ``text_too_long``
        and ``text_empty`` for the commonest of these.
    """
    if not isinstance(payload, Mapping) or not isinstance(payload.get("name"), str):
        raise CommandInvalid("command_malformed")
    command_type = _BY_NAME.get(payload["name"])
    if command_type is None:
        raise CommandInvalid("command_unknown", name=_quoted(payload["name"], 80))
    fields = {str(key): value for key, value in payload.items() if key != "name"}
    try:
        return command_type.model_validate(fields)
    except ValidationError as error:
        raise invalid(error, command_type.name) from error


def invalid(error: ValidationError, name: str) -> CommandInvalid:
    """Return the workbench's error for a validation error of a command."""
    problems = _innermost(error.errors(include_url=False, include_input=False, include_context=True))
    fields = _quoted(", ".join(sorted({".".join(str(part) for part in problem["loc"]) for problem in problems})), 200)
    kinds = {problem["type"] for problem in problems}
    if kinds == {"string_too_long"}:
        limit = problems[0].get("ctx", {}).get("max_length")
        return CommandInvalid("text_too_long", fields=fields, limit=limit)
    if kinds <= _NUMBER_PROBLEMS:
        return CommandInvalid("number_invalid", fields=fields)
    if kinds == {"value_error"} and "100 points" in problems[0]["msg"]:
        return CommandInvalid("weights_not_hundred")
    if all(problem["type"] == "value_error" and "empty" in problem["msg"] for problem in problems):
        return CommandInvalid("text_empty", fields=fields)
    return CommandInvalid("command_invalid", name=name, fields=fields, reason=problems[0]["msg"][:200])


def _innermost(problems: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return the problems without lists that are too short only because an item of theirs was refused."""
    items = {problem["loc"][:length] for problem in problems for length in range(len(problem["loc"]))}
    return [problem for problem in problems if problem["type"] != "too_short" or problem["loc"] not in items]


def _quoted(text: str, length: int) -> str:
    """Return what came from outside as an error may quote it: short, and writable to any stream."""
    return text[:length].encode("utf-8", "replace").decode()
