"""The co-creation environment in words: what its activity asks for before it is done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cxdesign.analysis.environment import (
    EXPECTED_ACTIVE,
    failing_steps,
    not_active,
    without_empowered,
    without_recipient,
)
from cxdesign.domain.document import Document
from cxdesign.domain.registers import DataPoint
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.i18n import Translator

DASH = "–"


@dataclass(frozen=True)
class ExitCheck:
    """One condition for the activity to be done.

    Attributes
    ----------
    key : str
        Which one: ``participation``, ``recipients`` or ``empowered``.
    is_met : bool or None
        None when there is nothing to judge by, such as no data points.
    title, text, share : str
        What is asked, how it stands in the reader's language, and how much of it is there; a dash without anything to
        judge by.
    missing_id : str
        The first record that lacks something; empty when none does.
    """

    key: str
    is_met: bool | None
    title: str
    text: str
    share: str = DASH
    missing_id: str = ""


def exit_checks(document: Document, translate: Translator) -> tuple[ExitCheck, ...]:
    """Return the conditions for the activity to be done, and how they stand.

    Parameters
    ----------
    document : Document
        Any sound document.
    translate : Translator
        The reader's language.

    Notes
    -----
    Customers and front line each at least once at *involve* or *decide* (rule R37); every data point with a recipient
    (R38); every step that is a fail point with an empowered role, its own or the matrix' (R23).

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> document = Document([Project(id="project:main", name="Café")])
    >>> [(check.key, check.is_met) for check in exit_checks(document, Translator("en"))]
    [('participation', False), ('recipients', None), ('empowered', None)]
    """
    missing = not_active(document)
    silent = [point.id for point in without_recipient(document)]
    helpless = [step.id for step in without_empowered(document)]
    return (
        _taking_part(missing, translate),
        _share("recipients", silent, len(document.entries(DataPoint)), translate),
        _share("empowered", helpless, len(failing_steps(document)), translate),
    )


def _taking_part(missing: Collection[RaterRole], translate: Translator) -> ExitCheck:
    share = _reached(len(EXPECTED_ACTIVE) - len(missing), len(EXPECTED_ACTIVE), translate)
    title = translate("environment.exit_participation")
    return ExitCheck("participation", not missing, title, _roles(missing, translate), share)


def _reached(reached: int, count: int, translate: Translator) -> str:
    return translate("environment.exit_share", reached=reached, count=count)


def _roles(missing: Collection[RaterRole], translate: Translator) -> str:
    told = (
        translate(
            "environment.exit_missing" if role in missing else "environment.exit_takes_part",
            role=translate(f"enum.rater_role.{role.value}"),
        )
        for role in EXPECTED_ACTIVE
    )
    return translate("figure.separator").join(told)


def _share(key: str, missing: Sequence[str], count: int, translate: Translator) -> ExitCheck:
    title = translate(f"environment.exit_{key}")
    if count == 0:
        return ExitCheck(key, None, title, translate(f"environment.exit_no_{key}"))
    share = _reached(count - len(missing), count, translate)
    return ExitCheck(key, not missing, title, share, share, missing[0] if missing else "")
