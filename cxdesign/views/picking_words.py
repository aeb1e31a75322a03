"""What the choice of peaks has to say, in one sentence and the paragraph that grounds it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cxdesign.analysis.acceptability import ROBUST_SHARE
from cxdesign.analysis.picking import Picking
from cxdesign.analysis.ranking import METHODS, Method
from cxdesign.domain.document import Document
from cxdesign.domain.understanding import Persona
from cxdesign.i18n import Translator
from cxdesign.views.picking_names import Escape, PickingNames, as_typed, in_a_row, percent

NOTABLE_SHARE = 0.5
"""From this share of first ranks on a candidate that wins by no method is worth a word (ours)."""


@dataclass(frozen=True)
class PickingWords:
    """The statement of the page and its grounds, as Markdown; and where to go on when there is nothing to rank.

    ``step`` is a page of the project, None where this page has all that is needed.
    """

    statement: str
    lead: str
    step: str | None = None


def picking_words(
    document: Document, found: Picking, translate: Translator, *, escape: Escape = as_typed
) -> PickingWords:
    """Return the statement and its grounds.

    Parameters
    ----------
    document, found
        A document and its choice of peaks.
    translate : Translator
        The reader's language.
    escape : callable, optional
        Makes names safe inside Markdown.
    """
    names = PickingNames(document, found, translate, escape=escape)
    halted = _before_ranking(found, names, translate)
    if halted is not None:
        return halted
    sentences = [
        *_leaders(found, names, translate),
        *_robustness(found, names, translate),
        *_left_out(found, names, translate),
    ]
    return PickingWords(
        translate("peaks.question", answer=_answer(found, names, translate)), in_a_row(sentences, translate)
    )


def audience(document: Document, found: Picking, translate: Translator, *, escape: Escape = as_typed) -> str | None:
    """Return for whom the peaks are chosen; None when nobody is the target audience yet."""
    if found.target_id is None:
        return None
    persona = document.expect(found.target_id, Persona)
    return translate("peaks.audience", name=escape(persona.name))


def _before_ranking(found: Picking, names: PickingNames, translate: Translator) -> PickingWords | None:
    """Return what is missing before anything can be ranked, the first thing first."""
    return _without_candidates(found, translate) or _without_scores(found, names, translate)


def _without_candidates(found: Picking, translate: Translator) -> PickingWords | None:
    if not found.cells:
        return _halt("no_cells", translate, step="scenes")
    if found.candidates.sound:
        return None
    if found.candidates.excluded:
        return _halt("all_fall", translate, step="standards")
    quadrants = Counter(cell.quadrant for cell in found.cells)
    counts = {"neglected": quadrants["neglected"], "firm": quadrants["firm_centred"]}
    return _halt("no_candidate", translate, step="scenes", **counts)


def _without_scores(found: Picking, names: PickingNames, translate: Translator) -> PickingWords | None:
    count = len(found.candidates.sound)
    if found.weighting.missing is not None:
        return _halt(found.weighting.missing, translate, count=count)
    if len(found.unscored) == count:
        return _halt("no_scores", translate, names=names.candidates(range(count)))
    return None


def _halt(case: str, translate: Translator, *, step: str | None = None, **parameters: object) -> PickingWords:
    answer = translate(f"peaks.answer_{case}")
    lead = translate(f"peaks.lead_{case}", **parameters)
    return PickingWords(translate("peaks.question", answer=answer), lead, step)


def _answer(found: Picking, names: PickingNames, translate: Translator) -> str:
    winners = found.swap.winners
    scored = len(found.matrix) - len(found.unscored)
    told = names.together([translate("peaks.quoted", name=names.candidate(row)) for row in winners])
    if scored == 1:
        return translate("peaks.answer_single", name=told)
    if any(len(ranking.winners) > 1 for ranking in found.swap.rankings):
        return translate("peaks.answer_alike") if len(winners) == scored else translate("peaks.answer_tie", names=told)
    if len(winners) > 1:
        return translate("peaks.answer_methods", names=told)
    return translate("peaks.answer_robust" if found.robust else "peaks.answer_agreed", name=told)


def _leaders(found: Picking, names: PickingNames, translate: Translator) -> list[str]:
    """Say which methods put whom first."""
    by_winner: dict[tuple[int, ...], list[Method]] = {}
    for ranking in found.swap.rankings:
        if ranking.winners:
            by_winner.setdefault(ranking.winners, []).append(ranking.method)
    if len(by_winner) == 1:
        return [translate("peaks.lead_agreed", names=names.candidates(found.swap.winners))]
    return [
        translate(
            "peaks.lead_method", methods=names.together([names.method_inline(one) for one in methods]), names=told
        )
        for winners, methods in by_winner.items()
        if (told := names.candidates(winners))
    ]


def _robustness(found: Picking, names: PickingNames, translate: Translator) -> list[str]:
    if len(found.matrix) - len(found.unscored) < 2:
        return []
    limit = percent(ROBUST_SHARE)
    if found.robust:
        return [translate("peaks.lead_robust", name=names.candidates(found.robust), limit=limit)]
    some = [names.method_inline(one.method) for one in found.acceptability if one.is_robust]
    first = translate("peaks.lead_some_robust", methods=names.together(some), limit=limit) if some else ""
    first = first or translate("peaks.lead_not_robust", limit=limit)
    return [first, *_outsider(found, names, translate), translate("peaks.lead_write_down")]


def _outsider(found: Picking, names: PickingNames, translate: Translator) -> list[str]:
    """Name the candidate that wins half of the draws or more, though no method puts it first."""
    best = max(
        (
            (share, -METHODS.index(one.method), row)
            for one in found.acceptability
            for row, share in enumerate(one.scores)
            if share is not None and share >= NOTABLE_SHARE and row not in found.swap.winners
        ),
        default=None,
    )
    if best is None:
        return []
    share, method, row = best
    told = {"name": names.candidate(row), "share": percent(share), "method": names.method_inline(METHODS[-method])}
    return [translate("peaks.lead_outsider", **told)]


def _left_out(found: Picking, names: PickingNames, translate: Translator) -> list[str]:
    if not found.unscored:
        return []
    key = "peaks.lead_unscored_one" if len(found.unscored) == 1 else "peaks.lead_unscored"
    return [translate(key, names=names.candidates(found.unscored))]
