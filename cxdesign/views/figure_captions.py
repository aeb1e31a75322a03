"""What stands below and behind a figure: which moments it comes from, which tied, which values went in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cxdesign.analysis.emotion import CurveFigures, JourneyFigures, Moment
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.i18n import Translator
from cxdesign.views.numbers import decimal, emotion, runs

WORDED_COUNTS = range(2, 13)
"""Counts written as words; larger ones as figures."""


class Wording:
    """Parts of sentences about moments, in one language."""

    def __init__(self, translate: Translator) -> None:
        self.translate = translate

    def places(self, curve: CurveFigures, indices: Iterable[int]) -> str:
        """Return the moments at these positions: ``1–3, 5``."""
        return runs((curve.place(index) for index in indices), self.translate("figure.separator"))

    def moments(self, curve: CurveFigures, indices: Sequence[int]) -> str:
        """Return the moments at these positions with their noun: ``Moments 1–3``."""
        key = "figure.moment" if len(indices) == 1 else "figure.moments"
        return self.translate(key, places=self.places(curve, indices))

    def place(self, curve: CurveFigures, moment: Moment | None) -> str:
        """Return the place of a moment and how many it tied with: ``7 (five tied)``; nothing where there is none."""
        if moment is None:
            return ""
        place = curve.place(moment.index)
        if not moment.is_tie:
            return self.translate("figure.place", place=place)
        count = len(moment.tied)
        word = self.translate(f"figure.count.{count}") if count in WORDED_COUNTS else str(count)
        return self.translate("figure.place_tied", place=place, count=word)

    def signed_place(self, curve: CurveFigures, moment: Moment | None) -> str:
        """Return the place of a moment, and that it is negative where it is: ``5, negative``."""
        place = self.place(curve, moment)
        return self.translate("figure.place_negative", place=place) if moment and moment.value < 0 else place

    def values(self, curve: CurveFigures, indices: Sequence[int], values: Iterable[float | None]) -> str:
        """Return the values at these positions: ``Now, moments 1–3: +1, 0, –``."""
        return self.translate(
            "figure.inputs_values",
            state=self.translate(f"enum.state.{curve.state.value}"),
            places=self.places(curve, indices),
            values=self.translate("figure.separator").join(
                "–" if value is None else emotion(value) for value in values
            ),
        )

    def peak_and_end(self, curve: CurveFigures) -> str:
        """Return the two values a peak-end value is made of."""
        found = curve.figures.peak_end
        if found is None:
            return ""
        return self.translate(
            "figure.inputs_peak_end",
            state=self.translate(f"enum.state.{curve.state.value}"),
            peak=emotion(found.peak.value),
            peak_place=curve.place(found.peak.index),
            end=emotion(found.end.value),
            end_place=curve.place(found.end.index),
        )

    def clauses(self, parts: Iterable[str]) -> str:
        """Return clauses drawn together in one line."""
        return self.translate("figure.clause_separator").join(parts)

    def then(self, first: str, second: str) -> str:
        """Return two sentences one after the other; an empty one is left out."""
        return self.translate("figure.then", first=first, second=second) if first and second else first or second


class Captions:
    """The line below each figure, and the note below all of them."""

    def __init__(self, wording: Wording, figures: JourneyFigures) -> None:
        self._wording = wording
        self._translate = wording.translate
        self._figures = figures
        self._now, self._target = figures.now, figures.target

    def of(self, name: str, document: Document) -> str:
        """Return the caption of a figure."""
        if not self._now.figures.count and not self._target.figures.count:
            return self._translate("figure.caption_none")
        captions: dict[str, Callable[[], str]] = {
            "peak_end": self._range,
            "mean": self._counts,
            "peak": self._peak,
            "trough": lambda: self._pair(self._now.figures.trough, self._target.figures.trough),
            "end": lambda: self._end(document),
            "trend": self._trend,
            "negative": self._negative,
        }
        return captions[name]()

    def note(self) -> str:
        """Return who estimated, how a tie was broken and what was left out."""
        note = self._translate("figure.note_team")
        for sentence in (self._tie(), self._left_out()):
            note = self._wording.then(note, sentence)
        return note

    def _range(self) -> str:
        return self._wording.moments(self._now, range(len(self._now.touchpoint_ids)))

    def _counts(self) -> str:
        now, target = self._now.figures, self._target.figures
        total = len(now.values)
        if now.count == target.count == total:
            return self._translate("figure.caption_count_one" if total == 1 else "figure.caption_count", count=total)
        if now.count == target.count or not target.count:
            return self._translate("figure.caption_count_of", count=now.count, total=total)
        return self._translate("figure.caption_counts", now=now.count, target=target.count, total=total)

    def _peak(self) -> str:
        """Return where the peaks are; a negative one says so, because many take a peak for something good."""
        now, target = self._now.figures.peak, self._target.figures.peak
        if all(peak is None or peak.value >= 0 for peak in (now, target)):
            return self._pair(now, target)
        return self._places(
            "caption_peak",
            self._wording.signed_place(self._now, now),
            self._wording.signed_place(self._target, target),
        )

    def _pair(self, now: Moment | None, target: Moment | None) -> str:
        return self._places(
            "caption",
            self._wording.place(self._now, now),
            self._wording.place(self._target, target),
        )

    def _places(self, kind: str, now: str, target: str) -> str:
        if now and target and now != target:
            return self._translate(f"figure.{kind}_both", now=now, target=target)
        if now:
            return self._translate(f"figure.{kind}_now", now=now)
        return self._translate(f"figure.{kind}_target", target=target)

    def _end(self, document: Document) -> str:
        now, target = self._now.figures.end, self._target.figures.end
        if now and target and now.index != target.index:
            return self._pair(now, target)
        moment = now or target
        index = moment.index if moment else len(self._now.touchpoint_ids) - 1
        name = document.expect(self._now.touchpoint_ids[index], Touchpoint).name
        key = "figure.caption_end" if moment else "figure.caption_end_missing"
        return self._translate(key, name=name, place=self._now.place(index))

    def _trend(self) -> str:
        now, target = self._now.figures.trend, self._target.figures.trend
        now_places = now and self._wording.places(self._now, now.indices)
        target_places = target and self._wording.places(self._target, target.indices)
        if now_places and target_places and now_places != target_places:
            return self._translate("figure.caption_trend_both", now=now_places, target=target_places)
        if now_places or target_places:
            return self._translate("figure.caption_trend", places=now_places or target_places)
        return self._translate("figure.caption_trend_none")

    def _negative(self) -> str:
        now, target = self._below(self._now), self._below(self._target)
        if not now and not target:
            return self._translate("figure.caption_negative_none")
        if not self._target.figures.count:
            return self._translate("figure.caption_negative", now=now)
        if not self._now.figures.count:
            return self._translate("figure.caption_negative_target", target=target)
        nothing = self._translate("figure.nothing")
        return self._translate("figure.caption_negative_both", now=now or nothing, target=target or nothing)

    def _below(self, curve: CurveFigures) -> str:
        stretches = curve.figures.negative_stretches
        indices = [index for run in stretches for index in range(run.start, run.end + 1)]
        return self._translate("figure.below", places=self._wording.places(curve, indices)) if indices else ""

    def _tie(self) -> str:
        for curve, key in ((self._now, "figure.note_tie"), (self._target, "figure.note_tie_target")):
            peak = curve.figures.peak
            if peak is not None and peak.is_tie:
                return self._translate(
                    key,
                    places=self._wording.places(curve, peak.tied),
                    magnitude=decimal(abs(peak.value), 0 if float(peak.value).is_integer() else 1),
                    place=curve.place(peak.index),
                )
        return self._translate("figure.note_no_tie")

    def _left_out(self) -> str:
        first = len(self._now.touchpoint_ids)
        count = len(self._figures.uncounted)
        if not count:
            return ""
        indices = range(first, first + count)
        return self._translate("figure.note_uncounted", moments=self._wording.moments(self._now, indices))
