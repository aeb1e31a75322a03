from __future__ import annotations

from cxdesign.analysis.changes import ChangeKind, compare
from cxdesign.formats.delimited import write_rows
from cxdesign.formats.workbook import raw_tables, write_sheets
from cxdesign.i18n import Translator
from cxdesign.views.changes import change_groups, change_rows, kind_words, statement
from tests.builders import a_blueprint, a_journey, enriched
from tests.performing import performed

JOURNEY = a_journey(now={"t2": 1})
EN = Translator("en")


def difference(*commands, left=JOURNEY):
    right = left
    for command in commands:
        right = performed(right, command)
    return compare(left, right)


RENAME = {"name": "rename_touchpoint", "touchpoint_id": "touchpoint:t3", "new_name": "Third"}
REMOVE = {"name": "remove_card", "card_id": "step:c1"}


def test_changes_are_listed_by_stage_and_filtered_by_kind():
    found = difference(RENAME, REMOVE)
    assert [(group.heading, [line.id for line in group.lines]) for group in change_groups(found, EN)] == [
        ("Stage s1", ["step:c1"]),
        ("Stage s2", ["touchpoint:t3"]),
    ]
    [group] = change_groups(found, EN, kinds=[ChangeKind.REMOVED])
    assert [(line.is_gone, line.name) for line in group.lines] == [(True, "Books a room")]


def test_what_went_with_a_record_is_told_in_its_line():
    found = difference({"name": "remove_touchpoint", "touchpoint_id": "touchpoint:t2"})
    [group] = change_groups(found, EN)
    first, *others = group.lines
    assert (first.id, first.details) == ("touchpoint:t2", ("with it: Emotion now Touchpoint t2",))
    assert [line.id for line in others] == ["note:c3"]


def test_each_change_leads_to_the_page_of_its_record():
    left = a_blueprint({"a": ("t1", "customer_actions"), "b": ("t1", "onstage")}, flows=[("a", "b")])
    right = enriched(
        left.with_records(removed=["flow:a-b", "step:b"]),
        {"scene:s": {"name": "Rain"}, "need:n": {"name": "Rest"}, "risk:r": {"name": "Flood"}},
    )
    pages = {line.id: line.page for group in change_groups(compare(left, right), EN) for line in group.lines}
    assert pages == {"step:b": "blueprint", "scene:s": "scenes", "need:n": "empathy", "risk:r": "standards"}
    [line] = change_groups(difference({"name": "hide_lane", "lane_id": "lane:pains", "is_hidden": True}), EN)[0].lines
    assert (line.page, line.name, line.details) == ("journey", "Pains", ("Hidden: no → yes",))


def test_the_statement_counts_what_differs():
    assert statement(difference(RENAME, REMOVE), EN) == "1 changed, 1 removed"
    assert statement(difference(), Translator("zh-CN")) == "没有差异"
    assert kind_words((ChangeKind.CHANGED, ChangeKind.MOVED), Translator("zh-CN")) == "修改、移动"


def test_the_rows_of_a_table_hold_everything_the_list_says():
    head, first, second = change_rows(difference(RENAME, REMOVE), EN)
    assert head == ("Stage", "Change", "What", "Name", "Place", "Details")
    assert first == ("Stage s1", "removed", "Card", "Books a room", "Customer actions, Touchpoint t1", "")
    assert second == ("Stage s2", "changed", "Touchpoint", "Third", "Stage s2", "Name: “Touchpoint t3” → “Third”")


def test_a_text_that_begins_like_a_formula_stays_a_text_in_both_files():
    formula = {"name": "edit_card", "card_id": "step:c1", "text": "=HYPERLINK(1)"}
    rows = change_rows(difference(formula), EN)
    assert b",'=HYPERLINK(1)," in write_rows(rows)
    [(_, table)] = raw_tables(write_sheets([("Changes", rows)]))
    assert table[1][3] == "=HYPERLINK(1)"
