"""What the first cell of a table's row says: heading words and lane names, in both languages, with common synonyms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType

from cxdesign.domain.vocabulary import CurveState, LaneRole


class Heading(StrEnum):
    """What a heading row holds."""

    STAGE = "stage"
    TOUCHPOINT = "touchpoint"


@dataclass(frozen=True)
class RowMeaning:
    """What a row of the table is: a lane of this role, for an emotion lane also which curve."""

    role: LaneRole
    state: CurveState | None = None


class Mark(StrEnum):
    """What a row of marks says of the touchpoints it crosses, by the field of the touchpoint."""

    PEAK = "is_peak"
    END = "is_end"


_HEADINGS: Mapping[Heading, str] = MappingProxyType(
    {
        Heading.STAGE: "stage|stages|phase|phases|阶段|旅程阶段|体验阶段",
        Heading.TOUCHPOINT: "touchpoint|touchpoints|touch point|touch points|moment|moments|step|steps"
        "|触点|接触点|步骤|瞬间|时刻|环节",
    }
)
_LANES: Mapping[RowMeaning, str] = MappingProxyType(
    {
        RowMeaning(LaneRole.CUSTOMER_ACTIONS): "customer actions|customer action|actions|action|doing|does|user actions"
        "|user action|customer behaviour|customer behavior|customer steps|customer activities|activities|customer"
        "|顾客行为|客户行为|用户行为|行为|顾客行动|客户行动|用户行动|行动|顾客活动|做什么",
        RowMeaning(LaneRole.THINKING): "thinking and feeling|thinking feeling|thoughts and feelings|thoughts feelings"
        "|thinking|thoughts|feeling|feelings|thinks and feels|想法与感受|想法和感受|想法感受|想法|感受"
        "|所思所感|所思|所感|思考",
        RowMeaning(
            LaneRole.CHANNEL
        ): "touchpoint and channel|touchpoints and channels|touchpoint channel|channel|channels"
        "|touchpoint|touchpoints|medium|media|触点与渠道|触点和渠道|触点渠道|渠道|触点|接触点|媒介",
        RowMeaning(LaneRole.EMOTION, CurveState.NOW): "emotion|emotions|emotion now|emotion current|current emotion"
        "|emotion curve|emotional curve|mood|emotion as is|情绪|情感|情绪曲线|情感曲线|情绪值"
        "|现状情绪|当前情绪|情绪现状|情绪 现状",
        RowMeaning(LaneRole.EMOTION, CurveState.TARGET): "target emotion|emotion target|emotion goal|desired emotion"
        "|emotion to be|future emotion|目标情绪|情绪目标|情绪 目标|期望情绪|理想情绪",
        RowMeaning(
            LaneRole.PAINS
        ): "pains|pain|pain points|pain point|painpoints|problems|problem|frustrations|friction|痛点|问题|困扰|障碍",
        RowMeaning(LaneRole.OPPORTUNITIES): "opportunities|opportunity|ideas|idea|improvements|solutions"
        "|机会|机会点|改进机会|改进|创意|点子",
        RowMeaning(LaneRole.EVIDENCE): "physical evidence|evidence|tangible evidence|tangibles|artefacts|artifacts"
        "|有形展示|有形证据|实体证据|实物证据|物理证据|服务证据",
        RowMeaning(LaneRole.ONSTAGE): "onstage|on stage|frontstage|front stage|onstage actions|on stage actions"
        "|frontstage actions|front stage actions|onstage contact|onstage contact employee actions|visible actions"
        "|visible employee actions|visible contact employee actions|contact employee actions|front office"
        "|前台|前台可见行为|前台行为|前台员工行为|前台活动|前台动作|前台服务|可见行为|可见员工行为",
        RowMeaning(LaneRole.BACKSTAGE): "backstage|back stage|backstage actions|back stage actions|backstage contact"
        "|backstage contact employee actions|invisible actions|invisible employee actions"
        "|invisible contact employee actions|back office"
        "|后台|后台不可见行为|后台行为|后台员工行为|后台活动|后台动作|后台服务|不可见行为|不可见员工行为",
        RowMeaning(LaneRole.SUPPORT): "support processes|support process|support|supporting processes"
        "|supporting process|support systems|support system|support functions|support activities|internal processes"
        "|支持过程|支持流程|支持|支持系统|支持活动|支持行为|支撑流程|支撑过程|后台支持|内部支持|内部流程",
        RowMeaning(LaneRole.PYRAMID): "pyramid|pyramid level|pyramid levels|level|levels|金字塔|金字塔层级|层级",
    }
)
_MARKS: Mapping[Mark, str] = MappingProxyType(
    {
        Mark.PEAK: "planned peak|planned peaks|peak planned|计划峰值|计划高峰|规划峰值",
        Mark.END: "planned end|end planned|计划终点|计划终值|规划终点",
    }
)
_LINES_OF_BLUEPRINT = (
    "line of interaction|interaction line|line of visibility|visibility line|line of internal interaction"
    "|internal interaction line|互动线|外部互动线|交互线|外部交互线|接触线|可视线|可见线|可视性线|可视分界线"
    "|内部互动线|内部交互线"
)
_NOTES = frozenset(["notes", "note", "备注", "笔记"])
MARKED = "x"
"""What is written at a touchpoint that carries a mark."""
_LINES = frozenset(_LINES_OF_BLUEPRINT.split("|"))
_YES = frozenset(["x", "×", "y", "yes", "true", "1", "✓", "✔", "☑", "★", "⚑", "是", "有", "√"])
_NO = frozenset(["n", "no", "false", "0", "-", "–", "—", "☐", "否", "无"])
_HEADING_OF = MappingProxyType({word: heading for heading, words in _HEADINGS.items() for word in words.split("|")})
_MEANING_OF = MappingProxyType({word: meaning for meaning, words in _LANES.items() for word in words.split("|")})
_MARK_OF = MappingProxyType({word: found for found, words in _MARKS.items() for word in words.split("|")})
_SIMILARITY = 0.8
_LONGEST = 2 * max(map(len, _MEANING_OF))
_MINUS_SIGNS = str.maketrans(dict.fromkeys("−–—‐‑﹣－", "-"))


def heading(name: str) -> Heading | None:
    """Return which heading a first cell announces, None when it is no heading word.

    >>> heading("Stage"), heading("触点："), heading("Pains")
    (<Heading.STAGE: 'stage'>, <Heading.TOUCHPOINT: 'touchpoint'>, None)
    """
    return _HEADING_OF.get(_normalised(name))


def meaning(name: str) -> RowMeaning | None:
    """Return what a row of this name is, None when the name is not a known one.

    >>> meaning("Pain points").role, meaning("情绪（－５ 到 ５）").state, meaning("Weather")
    (<LaneRole.PAINS: 'pains'>, <CurveState.NOW: 'now'>, None)
    """
    return _MEANING_OF.get(_normalised(name))


def lane_label(label: str) -> tuple[RowMeaning | None, str]:
    """Return what a row is and, behind a colon, the lane's own name.

    >>> found, name = lane_label("前台：接待")
    >>> found.role, name, lane_label("Front desk: Ann")
    (<LaneRole.ONSTAGE: 'onstage'>, '接待', (None, ''))
    """
    whole = meaning(label)
    if whole is not None:
        return whole, ""
    role, _, name = label.replace("：", ":").partition(":")
    if not name.strip():
        return None, ""
    if _normalised(role) in _NOTES:
        return RowMeaning(LaneRole.NOTES), name.strip()
    found = meaning(role)
    return (found, name.strip()) if found else (None, "")


def is_line(label: str) -> bool:
    """Return whether a label is that of a line of the blueprint, which is drawn and not a lane.

    >>> is_line("Line of visibility"), is_line("互动线"), is_line("Onstage")
    (True, True, False)
    """
    return _normalised(label) in _LINES


def mark(name: str) -> Mark | None:
    """Return which mark a row of this name carries, None when it is a lane.

    >>> mark("Planned end"), mark("计划峰值"), mark("Pains")
    (<Mark.END: 'is_end'>, <Mark.PEAK: 'is_peak'>, None)
    """
    return _MARK_OF.get(_normalised(name))


def is_marked(text: str) -> bool | None:
    """Return whether a cell of a row of marks says yes or no; None when it says neither.

    >>> is_marked("X"), is_marked("否"), is_marked("perhaps")
    (True, False, None)
    """
    plain = text.strip().casefold()
    if plain in _YES:
        return True
    return False if plain in _NO else None


def suggestion(name: str) -> str | None:
    """Return the known row name nearest to an unknown one, None when none is near.

    >>> suggestion("Oportunities"), suggestion("Weather")
    ('opportunities', None)
    """
    return similar(_normalised(name), _MEANING_OF)


def similar(name: str, known: Iterable[str]) -> str | None:
    """Return the one of some known names nearest to a name, None when none is near.

    >>> similar("segmant", ["segment", "source"]), similar("weather", ["segment"])
    ('segment', None)
    """
    if len(name) > _LONGEST:
        return None
    near = get_close_matches(name, known, n=1, cutoff=_SIMILARITY)
    return near[0] if near else None


def whole_number(text: str) -> int | None:
    """Return the whole number a cell shows, full-width signs and digits included; None when it is none.

    >>> whole_number("＋３"), whole_number("−2"), whole_number("3.0"), whole_number("2.5"), whole_number("good")
    (3, -2, 3, None, None)
    """
    plain = unicodedata.normalize("NFKC", text.strip()).translate(_MINUS_SIGNS)
    match = re.fullmatch(r"([+-]?)\s*([0-9]{1,9})(?:\.0*)?", plain)
    return int(match[1] + match[2]) if match else None


def _normalised(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name[:300]).casefold()
    plain = re.sub(r"\([^()]*\d[^()]*\)", " ", plain)
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())
