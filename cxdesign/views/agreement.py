"""Whether the raters agree, in words: what alpha says, where they agree most, and on which criteria they split."""

from __future__ import annotations

from cxdesign.i18n import Translator
from cxdesign.scoring.criterion import CriterionScore
from cxdesign.scoring.report import ScoreReport
from cxdesign.views.evaluation import figure, joined, listed, short_name

NAMED = 3
"""Most criteria named for one thing (ours)."""


def agreement_text(report: ScoreReport, translate: Translator) -> str:
    """Return how far the raters agree; names of own criteria stand as they were typed."""
    told = translate(f"score.agree_{report.alpha_reading or 'none'}", alpha=figure(report.alpha))
    return joined([told, _most(report, translate), _split(report, translate), _gaps(report, translate)], translate)


def _most(report: ScoreReport, translate: Translator) -> str:
    rated = [score for score in report.criteria if score.r_wg is not None and score.count >= report.rater_count]
    best = sorted(rated, key=lambda score: -(score.r_wg or 0))[:1]
    if not best or best[0].is_split:
        return ""
    return translate("score.agree_most", what=_named(report, best[0], translate))


def _split(report: ScoreReport, translate: Translator) -> str:
    split = [score for score in report.criteria if score.is_split]
    if not split:
        return translate("score.agree_no_split") if report.alpha is not None else ""
    named = listed((_named(report, score, translate) for score in split[:NAMED]), translate)
    return translate("score.agree_split", what=named)


def _gaps(report: ScoreReport, translate: Translator) -> str:
    wide = [score.criterion_id for score in report.criteria if score.is_gap_wide]
    return translate("score.agree_gaps", codes=listed(wide[: NAMED + 1], translate)) if wide else ""


def _named(report: ScoreReport, score: CriterionScore, translate: Translator) -> str:
    name = short_name(report.catalogue, score.criterion_id, translate)
    return translate("score.agree_on", code=score.criterion_id, name=name, r_wg=figure(score.r_wg))
