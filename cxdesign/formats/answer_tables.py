"""Tables of answers from a file or the clipboard: what their columns are for a metric, and their cells as answers.

CSV, tab-separated text as spreadsheets put it on the clipboard, and XLSX; the same limits and defences as for maps.
Nothing is taken for an answer that is none: a cell that cannot be read is told with its place and counts as unanswered.
Not supported: merged headings, several tables on one sheet, answers in the headings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from cxdesign.analysis.measures import ROLES, Role, RoleKind
from cxdesign.analysis.questionnaires import KANO_ANSWERS, SERVQUAL_ITEMS
from cxdesign.domain.answers import COLUMN_LIMIT, ROW_LIMIT
from cxdesign.domain.records import NAME_LENGTH
from cxdesign.domain.vocabulary import Metric
from cxdesign.errors import FormatError
from cxdesign.formats.delimited import raw_table
from cxdesign.formats.grid import address, unescaped, without_control
from cxdesign.formats.shape import Kind, Shape, from_cell, plain
from cxdesign.formats.workbook import ZIP_MARK, raw_tables
from cxdesign.i18n import LOCALES, Translator

UNREAD_TOLD = 20
"""Most cells that are told one by one (ours)."""
_NUMBER = Shape(Kind.DECIMAL)


@dataclass(frozen=True)
class AnswerTable:
    """A table as it was found: headings – empty ones where there is no row of headings –, and the rows below.

    ``first_row`` is the 1-based number of the first of these rows in the sheet.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_row: int


@dataclass(frozen=True)
class Unread:
    """A cell that is no answer: its spreadsheet address and its text."""

    address: str
    text: str


@dataclass(frozen=True)
class MappedAnswers:
    """Answers ready to be kept: ``columns`` are roles, rows their values; ``unread`` the first cells that are none.

    ``unread_count`` counts all of them.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[float | str | None, ...], ...]
    unread: tuple[Unread, ...]
    unread_count: int


def read_answer_tables(data: bytes) -> tuple[AnswerTable, ...]:
    r"""Return the tables in a file: one of delimited text, every sheet with content of a workbook.

    Parameters
    ----------
    data : bytes
        The file, or the text of the clipboard in UTF-8.

    Raises
    ------
    FormatError
        ``file_empty`` when no cell holds anything, ``answers_too_many`` beyond 5,000 rows or 40 columns, or what
        reading the file raises.

    Examples
    --------
    >>> read_answer_tables(b"Answer\tSite\n9\tNorth\n\n6\tSouth")[0].rows
    (('9', 'North'), ('6', 'South'))
    >>> read_answer_tables(b"9\n6")[0]
    AnswerTable(title='', headings=('',), rows=(('9',), ('6',)), first_row=1)
    """
    found = raw_tables(data, row_limit=ROW_LIMIT + 1) if data.startswith(ZIP_MARK) else [("", raw_table(data))]
    tables = [table for title, rows in found if (table := _table(title, rows)) is not None]
    if not tables:
        raise FormatError("file_empty")
    return tuple(tables)


def guessed_roles(table: AnswerTable, metric: Metric) -> tuple[str | None, ...]:
    r"""Return what each column probably is, from its heading in either language; None where nothing fits.

    Without a heading that fits, the columns that hold answers take the required roles in their order.

    Examples
    --------
    >>> table = read_answer_tables("门店,推荐意愿\n北店,9\n南店,6".encode())[0]
    >>> guessed_roles(table, Metric.NPS)
    ('group', 'answer')
    """
    roles = {role.key: role for role in ROLES[metric]}
    taken: set[str] = set()
    guessed: list[str | None] = []
    for heading in table.headings:
        key = _named(heading, roles.values())
        is_free = key is not None and (roles[key].is_repeated or key not in taken)
        guessed.append(key if is_free else None)
        taken.add(key or "")
    wanted = [role for role in roles.values() if role.is_required and role.key not in taken]
    for column in range(len(guessed)):
        if wanted and guessed[column] is None and _holds(table, column, wanted[0]):
            guessed[column] = wanted.pop(0).key
    return tuple(guessed)


def map_answers(table: AnswerTable, metric: Metric, roles: Sequence[str | None]) -> MappedAnswers:
    r"""Return the answers of a table by what its columns are said to be.

    Parameters
    ----------
    table : AnswerTable
        As read.
    metric : Metric
        What the answers are for.
    roles : sequence of str or None
        Key of :data:`cxdesign.analysis.measures.ROLES` for every column; None leaves the column out.

    Raises
    ------
    FormatError
        ``answers_role_missing`` when a column that is needed is not there, ``answers_role_twice`` when one is there
        twice that can be there once.

    Examples
    --------
    >>> table = read_answer_tables(b"9,North\n12,South\n,North")[0]
    >>> mapped = map_answers(table, Metric.NPS, ["answer", "group"])
    >>> mapped.rows, mapped.unread
    (((9.0, 'North'), (None, 'South'), (None, 'North')), (Unread(address='A2', text='12'),))
    """
    known = {role.key: role for role in ROLES[metric]}
    chosen = [(column, known[key]) for column, key in enumerate(roles) if key in known]
    _require(chosen, known.values())
    unread: list[Unread] = []
    rows = []
    for number, row in enumerate(table.rows, start=table.first_row):
        values = [_value(row[column], role) for column, role in chosen]
        for (column, _), value in zip(chosen, values, strict=True):
            if value is None and row[column]:
                unread.append(Unread(address(number, column), row[column][:NAME_LENGTH]))
        rows.append(tuple(values))
    return MappedAnswers(_columns(role for _, role in chosen), tuple(rows), tuple(unread[:UNREAD_TOLD]), len(unread))


def _table(title: str, found: Iterable[Sequence[str]]) -> AnswerTable | None:
    cells = [(number, [_clean(cell) for cell in row]) for number, row in enumerate(found, start=1)]
    filled = [(number, row) for number, row in cells if any(row)]
    if not filled:
        return None
    width = max(column for _, row in filled for column, cell in enumerate(row, start=1) if cell)
    rows = [tuple((row + [""] * width)[:width]) for _, row in filled]
    has_headings = not any(from_cell(cell, _NUMBER) is not None for cell in rows[0]) and not _is_kano(rows[0])
    body = rows[1:] if has_headings else rows
    if len(body) > ROW_LIMIT or width > COLUMN_LIMIT:
        raise FormatError("answers_too_many", rows=ROW_LIMIT, columns=COLUMN_LIMIT)
    headings = rows[0] if has_headings else ("",) * width
    return AnswerTable(title, headings, tuple(body), filled[0][0] + has_headings)


def _clean(cell: str) -> str:
    return " ".join(without_control(unescaped(cell.strip())).split())


def _named(heading: str, roles: Iterable[Role]) -> str | None:
    """Return the role a heading names: one of its words in either language; the longest word that fits wins."""
    wanted = plain(heading)
    if not wanted:
        return None
    fitting = [(len(word), role.key) for role in roles for word in _words(role.key) if word in wanted]
    return max(fitting, default=(0, None))[1]


def _words(key: str) -> list[str]:
    """Return the words by which a column is known."""
    dimension, _, side = key.rpartition("_")
    words: list[str] = []
    for translate in map(Translator, LOCALES):
        is_paired = dimension in SERVQUAL_ITEMS
        told = translate(f"metrics.words_{dimension}_{side}") if is_paired else translate(f"metrics.words_{key}")
        words += map(plain, told.split(";"))
    return [word for word in words if word]


def _holds(table: AnswerTable, column: int, role: Role) -> bool:
    """Return whether at least half of what a column holds are answers for a role."""
    filled = [row[column] for row in table.rows if row[column]]
    return bool(filled) and 2 * sum(_value(cell, role) is not None for cell in filled) >= len(filled)


def _require(chosen: Sequence[tuple[int, Role]], roles: Iterable[Role]) -> None:
    counts = Counter(role.key for _, role in chosen)
    for role in roles:
        if role.is_required and not counts[role.key]:
            raise FormatError("answers_role_missing", role=role.key)
        if counts[role.key] > 1 and not role.is_repeated:
            raise FormatError("answers_role_twice", role=role.key)
    if not chosen:
        raise FormatError("answers_role_missing", role=next(iter(roles)).key)


def _columns(roles: Iterable[Role]) -> tuple[str, ...]:
    """Return the names of the columns; those of a repeated role are numbered."""
    counts: Counter[str] = Counter()
    names = []
    for role in roles:
        counts[role.key] += 1
        names.append(f"{role.key}_{counts[role.key]}" if role.is_repeated else role.key)
    return tuple(names)


def _value(cell: str, role: Role) -> float | str | None:
    return _READERS[role.kind](cell, role) if cell else None


def _number(cell: str, role: Role) -> float | None:
    value: float | None = from_cell(cell, _NUMBER)
    if value is None or (role.low is not None and not value.is_integer()):
        return None
    is_within = (role.low is None or value >= role.low) and (role.high is None or value <= role.high)
    return value if is_within and abs(value) <= 1e12 else None


def _kano(cell: str, _role: Role) -> str | None:
    return _kano_answers().get(plain(cell).rstrip(".!。！"))


@cache
def _kano_answers() -> Mapping[str, str]:
    """Return the answer by every word for it; gathered once, because a table has 200,000 cells."""
    found: dict[str, str] = {}
    for number, answer in enumerate(KANO_ANSWERS, start=1):
        words = (plain(word) for locale in LOCALES for word in Translator(locale)(f"metrics.kano_{answer}").split(";"))
        for word in (str(number), answer, *words):
            found.setdefault(word, answer)
    return MappingProxyType(found)


def _is_kano(row: Sequence[str]) -> bool:
    return any(_kano(cell, ROLES[Metric.KANO][0]) is not None for cell in row if cell)


_READERS: Mapping[RoleKind, Callable[[str, Role], float | str | None]] = MappingProxyType(
    {"number": _number, "word": lambda cell, _: cell[:NAME_LENGTH], "kano": _kano}
)
