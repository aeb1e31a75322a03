"""Single ratings opened: of a criterion all of them by role, with evidence, notes and the records they rest on.

Names, notes and own criteria are texts from people and stand here as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import RaterEntry, RatingEntry, rating_id
from cxdesign.domain.records import kind_of
from cxdesign.domain.vocabulary import Provenance, RaterRole
from cxdesign.i18n import Translator
from cxdesign.scoring.catalogue import Criterion
from cxdesign.scoring.criterion import CriterionScore, rank
from cxdesign.scoring.report import ScoreReport
from cxdesign.views.evaluation import DASH, figure, listed, rater_name, said
from cxdesign.views.findings import record_name
from cxdesign.views.numbers import signed, trimmed
from cxdesign.views.opened import Input, Note, OpenedFigure, OriginLine, RecordLine

PAGES: Mapping[str, str] = MappingProxyType(
    {
        "persona": "personas",
        "need": "empathy",
        "empathy_note": "empathy",
        "standard": "standards",
        "promise": "standards",
        "datapoint": "standards",
        "objective": "standards",
        "risk": "standards",
        "performer": "standards",
        "scene": "standards",
        **dict.fromkeys(("empowerment", "session", "idea"), "environment"),
    }
)
"""The page on which a record stands, by its kind; all others stand on the journey map."""


def open_criterion(
    document: Document, round_id: str, report: ScoreReport, code: str, translate: Translator
) -> OpenedFigure:
    """Return a criterion with its figures, anchors, and all its ratings by role."""
    criterion = report.catalogue.criterion(code)
    score = next(one for one in report.criteria if one.criterion_id == code)
    entries = _entries(document, round_id, code)
    return OpenedFigure(
        title=f"{code} {said(criterion.name, translate)}",
        value=figure(score.mean),
        formula=translate("score.criterion_formula"),
        worked=_worked(score),
        inputs=_figures(score, translate),
        ratings=tuple(_rating(document, entry, report, translate) for entry in entries),
        notes=(
            Note(translate("score.question"), said(criterion.question, translate)),
            Note(translate("score.anchors"), _anchors(criterion, translate)),
            *_flags(score, report, translate),
        ),
        records=_records(document, entries),
        origins=_origins(criterion, translate),
        against=(translate("score.against_criterion"),),
    )


def open_rating(
    document: Document, report: ScoreReport, place: tuple[str, str, str], translate: Translator
) -> OpenedFigure | None:
    """Return what one rater said of a criterion, by round, rater and criterion; None when nothing was said."""
    _, rater_id, code = place
    entry = document.get(rating_id(*place))
    if not isinstance(entry, RatingEntry):
        return None
    criterion = report.catalogue.criterion(code)
    score = translate("score.cannot_judge") if entry.score is None else str(entry.score)
    rater = _role(document, rater_id)
    return OpenedFigure(
        title=f"{rater_name(document, rater_id, translate)} · {code} {said(criterion.short, translate)}",
        value=score,
        inputs=(
            Input(translate("score.role"), translate(f"enum.rater_role.{rater.value}") if rater else DASH),
            Input(translate("score.evidence"), f"E{rank(entry.evidence)}", _evidence(entry, translate)),
        ),
        notes=(
            *((Note(translate("score.note"), entry.note),) if entry.note else ()),
            Note(translate("score.question"), said(criterion.question, translate)),
            Note(translate("score.anchors"), _anchors(criterion, translate)),
        ),
        records=_records(document, [entry]),
        origins=_origins(criterion, translate),
    )


def open_rater(
    document: Document, round_id: str, report: ScoreReport, rater_id: str, translate: Translator
) -> OpenedFigure | None:
    """Return all that one rater said, and the mean of it; None when nothing was said."""
    codes = [score.criterion_id for score in report.criteria]
    entries = {entry.criterion: entry for code in codes for entry in _entries(document, round_id, code, rater_id)}
    if not entries:
        return None
    scores = [entry.score for entry in entries.values() if entry.score is not None]
    role = _role(document, rater_id)
    return OpenedFigure(
        title=rater_name(document, rater_id, translate),
        value=translate(f"enum.rater_role.{role.value}") if role else DASH,
        inputs=(Input(translate("score.rated"), str(len(scores)), translate("score.of_asked", count=len(codes))),),
        ratings=tuple(
            Input(
                code,
                translate("score.cannot_judge") if entry.score is None else str(entry.score),
                said(report.catalogue.criterion(code).short, translate),
            )
            for code, entry in entries.items()
        ),
        origins=(OriginLine(Provenance.OURS, translate("score.origin_criteria")),),
        against=(translate("score.against_rater"),),
    )


def _entries(document: Document, round_id: str, code: str, rater_id: str | None = None) -> list[RatingEntry]:
    """Return the ratings of a criterion, customers first, then by role and in the order of the raters."""
    found: list[RatingEntry] = []
    for role in RaterRole:
        for rater in document.entries(RaterEntry):
            entry = document.get(rating_id(round_id, rater.id, code))
            if rater.role is role and isinstance(entry, RatingEntry) and rater_id in {None, rater.id}:
                found.append(entry)
    return found


def _role(document: Document, rater_id: str) -> RaterRole | None:
    rater = document.get(rater_id)
    return rater.role if isinstance(rater, RaterEntry) else None


def _worked(score: CriterionScore) -> str:
    if score.mean is None:
        return ""
    scores = [rating.score for rating in score.ratings if rating.score is not None]
    return f"({' + '.join(map(str, scores))}) / {len(scores)} = {figure(score.mean)}"


def _figures(score: CriterionScore, translate: Translator) -> tuple[Input, ...]:
    there = "" if score.lowest is None else f"{score.lowest}–{score.highest}"
    middle = DASH if score.median is None else trimmed(score.median, 1)
    gap = DASH if score.gap is None else signed(score.gap, 2)
    evidence = DASH if score.evidence is None else f"E{rank(score.evidence)}"
    cannot = translate("score.cannot_judge_count", count=score.cannot_judge) if score.cannot_judge else ""
    return (
        Input(translate("score.median"), middle),
        Input(translate("score.range"), there or DASH),
        Input(translate("score.spread"), figure(score.spread), translate("score.spread_text")),
        Input("r_wg", figure(score.r_wg), translate("score.r_wg_text")),
        Input(translate("score.gap"), gap, translate("score.gap_text")),
        Input(translate("score.evidence"), evidence, translate("score.evidence_text")),
        Input("n", str(score.count), cannot),
    )


def _rating(document: Document, entry: RatingEntry, report: ScoreReport, translate: Translator) -> Input:
    role = _role(document, entry.rater_id)
    unproven = next(score.unproven for score in report.criteria if score.criterion_id == entry.criterion)
    parts = [
        translate(f"enum.rater_role.{role.value}") if role else "",
        f"E{rank(entry.evidence)} {_evidence(entry, translate)}" if entry.score is not None else "",
        translate("score.unproven") if entry.rater_id in unproven else "",
        entry.note,
    ]
    value = translate("score.cannot_judge") if entry.score is None else str(entry.score)
    text = translate("score.dot").join(part for part in parts if part)
    return Input(rater_name(document, entry.rater_id, translate), value, text)


def _evidence(entry: RatingEntry, translate: Translator) -> str:
    return translate(f"enum.evidence.{entry.evidence.value}").lower()


def _anchors(criterion: Criterion, translate: Translator) -> str:
    return translate("score.dot").join(f"{step} {said(text, translate)}" for step, text in criterion.anchors.items())


def _flags(score: CriterionScore, report: ScoreReport, translate: Translator) -> tuple[Note, ...]:
    limits = report.catalogue.thresholds
    flags = [
        translate("score.flag_gap", gap=signed(score.gap or 0, 2), limit=trimmed(limits.gap.value, 2))
        if score.is_gap_wide
        else "",
        translate("score.flag_split", r_wg=figure(score.r_wg), limit=trimmed(limits.r_wg.value, 2))
        if score.is_split
        else "",
        translate("score.flag_unproven", count=len(score.unproven)) if score.unproven else "",
        "" if score.has_result else translate("score.flag_no_result"),
    ]
    told = [flag for flag in flags if flag]
    return (Note(translate("score.flags"), listed(told, translate)),) if told else ()


def _records(document: Document, entries: Iterable[RatingEntry]) -> tuple[RecordLine, ...]:
    """Return the records ratings rest on that are still there, each once."""
    ids = {record_id: None for entry in entries for record_id in entry.record_ids if record_id in document}
    return tuple(
        RecordLine(record_id, record_name(document, record_id), PAGES.get(kind_of(record_id), "journey"))
        for record_id in ids
    )


def _origins(criterion: Criterion, translate: Translator) -> tuple[OriginLine, ...]:
    return (
        *(OriginLine(origin.provenance, said(origin.source, translate)) for origin in criterion.origins),
        OriginLine(criterion.anchors_provenance, translate("score.origin_anchors")),
    )
