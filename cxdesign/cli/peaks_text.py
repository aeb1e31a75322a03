"""The choice of peaks in words: what ``peaks`` prints, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxdesign.analysis.acceptability import Acceptability
from cxdesign.analysis.peaks import CellReading
from cxdesign.analysis.picking import Chosen, Picking
from cxdesign.analysis.ranking import Ranking
from cxdesign.analysis.sensitivity import Change
from cxdesign.analysis.sequence import SequenceFigures
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.registers import Scene, Standard
from cxdesign.domain.understanding import Need, Persona
from cxdesign.domain.vocabulary import WeightMethod
from cxdesign.i18n import Translator
from cxdesign.views.numbers import decimal

UNKNOWN = "–"


def lines(document: Document, found: Picking, translate: Translator) -> Iterator[str]:
    """Give the lines about the choice of peaks, from the candidates to the memory it would leave.

    >>> from cxdesign.analysis.picking import picking
    >>> from cxdesign.services.starters import load_starter
    >>> hotel = load_starter("hotel", "en")
    >>> print(list(lines(hotel, picking(hotel), Translator("en")))[1])
    Target audience: Xu Ning, travels for work
    """
    text = _Text(document, found, translate)
    yield document.project.name
    yield text.line("target", text.target())
    yield from text.candidates()
    if found.candidates.sound:
        yield from text.criteria()
        yield from text.rankings()
        yield from text.changes()
    yield from text.chosen()
    yield text.memory()


@dataclass(frozen=True)
class _Text:
    """The words for one choice in one language."""

    document: Document
    found: Picking
    translate: Translator

    def say(self, key: str, **params: object) -> str:
        return self.translate(f"cli.peaks_{key}", **params)

    def told(self, label: str, value: str, caption: str = "") -> str:
        form = "cli.figure" if caption else "cli.figure_plain"
        return self.translate(form, label=label, value=value, caption=caption)

    def line(self, key: str, value: str, caption: str = "") -> str:
        return self.told(self.say(key), value, caption)

    def target(self) -> str:
        persona = self.found.target_id
        return self.say("no_target") if persona is None else self.document.expect(persona, Persona).name

    def candidates(self) -> Iterator[str]:
        possible = self.found.candidates
        yield self.say("candidates" if possible.sound or possible.excluded else "no_candidates")
        for cell, scores in zip(possible.sound, self.found.matrix, strict=True):
            yield self._item(self._place(cell), self._relevance(cell), self._scores(scores))
        if possible.excluded:
            yield self.say("excluded")
        for one in possible.excluded:
            yield self._item(self._place(one.cell), self._relevance(one.cell), self._unmet(one.standard_ids))

    def criteria(self) -> Iterator[str]:
        weighting = self.found.weighting
        if weighting.weights is None:
            yield self.translate(f"cli.peaks_missing_{weighting.missing}")
            return
        method = self.translate(f"enum.weight_method.{weighting.method.value}")
        yield self.told(self.say("criteria", method=method), str(len(self.found.criteria)), self._ratio())
        for criterion, weight in zip(self.found.criteria, weighting.weights, strict=True):
            yield self._item(criterion.name, decimal(weight, 2), self.say("is_cost") if criterion.is_cost else "")

    def rankings(self) -> Iterator[str]:
        yield self.say("rankings", draws=f"{self.found.acceptability[0].draws:,}")
        for ranking, shares in zip(self.found.swap.rankings, self.found.acceptability, strict=True):
            yield self._item(self.translate(f"cli.peaks_method_{ranking.method}"), self._order(ranking, shares))
        swap = self.found.swap
        winners = self._listed(self._row(row) for row in swap.winners) or self.say("winner_none")
        agreed = self.say("agreed" if swap.is_agreed else "disagreed") if swap.winners else ""
        yield self.line("winner", winners, agreed)
        if swap.winners:
            robust = self._listed(self._row(row) for row in self.found.robust)
            yield self.line("robust", self.say("robust_yes", place=robust) if robust else self.say("robust_no"))

    def changes(self) -> Iterator[str]:
        if self.found.critical:
            yield self.say("critical")
        for one in self.found.critical:
            changes = [change for change in (one.below, one.above) if change is not None]
            told = self._listed(self._change(change, one.weight) for change in changes) or self.say("no_change")
            yield self._item(self.found.criteria[one.criterion].name, told)

    def chosen(self) -> Iterator[str]:
        yield self.say("chosen" if self.found.chosen else "no_chosen")
        for one in self.found.chosen:
            yield self._item(self._place(one.cell), self._served(one), self._unmet(one.unmet_ids))

    def memory(self) -> str:
        before, after = self.found.memory.before.figures, self.found.memory.after
        value = self.say(
            "memory_value",
            before=_peak_end(before),
            after=_peak_end(after),
            mean_before=_mean(before),
            mean_after=_mean(after),
        )
        return self.line("memory", value, self.say("memory_note"))

    def _item(self, label: str, value: str, caption: str = "") -> str:
        return f"  {self.told(label, value, caption)}"

    def _listed(self, parts: Iterable[str]) -> str:
        return self.say("separator").join(parts)

    def _row(self, row: int) -> str:
        return self._place(self.found.candidates.sound[row])

    def _place(self, cell: CellReading) -> str:
        touchpoint = self.document.expect(cell.touchpoint_id, Touchpoint).name
        return self.say("place", touchpoint=touchpoint, scene=self.document.expect(cell.scene_id, Scene).name)

    def _relevance(self, cell: CellReading) -> str:
        return self.say("relevance", customer=cell.customer, enterprise=cell.enterprise)

    def _scores(self, scores: tuple[int | None, ...]) -> str:
        if None in scores or not scores:
            return self.say("unscored")
        return self.say("scores", scores=" ".join(map(str, scores)))

    def _unmet(self, standard_ids: tuple[str, ...]) -> str:
        names = [self.document.expect(one, Standard).name for one in standard_ids]
        return self.say("unmet", standards=self._listed(names)) if names else ""

    def _ratio(self) -> str:
        judged = self.found.weighting.group
        if self.found.weighting.method is not WeightMethod.PAIRWISE or judged is None or judged.ratio is None:
            return ""
        reading = self.say("accepted" if judged.is_accepted else "rejected")
        return self.say("ratio", ratio=decimal(judged.ratio, 2), reading=reading)

    def _order(self, ranking: Ranking, shares: Acceptability) -> str:
        if ranking.reason is not None:
            return self.translate(f"cli.peaks_reason_{ranking.reason}")
        return self._listed(self._ranked(row, ranking, shares) for row in ranking.ranking)

    def _ranked(self, row: int, ranking: Ranking, shares: Acceptability) -> str:
        score, share = ranking.scores[row], shares.scores[row]
        return self.say(
            "place_score",
            rank=ranking.ranks[row],
            place=self._row(row),
            score=UNKNOWN if score is None else decimal(score, 2),
            share=UNKNOWN if share is None else f"{decimal(100 * share, 0)} %",
        )

    def _change(self, change: Change, weight: float) -> str:
        return self.say(
            "change", now=decimal(weight, 2), weight=decimal(change.weight, 2), place=self._row(change.winner)
        )

    def _served(self, one: Chosen) -> str:
        names = [self.document.expect(need, Need).name for need in one.need_ids]
        return self.say("serves", needs=self._listed(names)) if names else self.say("serves_none")


def _peak_end(figures: SequenceFigures) -> str:
    return UNKNOWN if figures.peak_end is None else decimal(figures.peak_end.value, 1)


def _mean(figures: SequenceFigures) -> str:
    return UNKNOWN if figures.mean is None else decimal(figures.mean, 2)
