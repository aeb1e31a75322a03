from __future__ import annotations

from cxdesign.analysis.empowerment import NOBODY, empowerment_matrix
from tests.builders import a_blueprint, enriched


def test_entries_of_one_name_share_a_row_and_none_hides_another():
    document = enriched(
        a_blueprint({"greet": ("t1", "onstage")}, attributes={"greet": {"empowered_role": "Dispatcher"}}),
        {
            "empowerment:a": {"name": "Rain", "empowered_role": "Porter"},
            "empowerment:b": {"name": "Rain", "empowered_role": "Manager"},
            "empowerment:c": {"name": "Rain", "empowered_role": "Porter"},
            "empowerment:d": {"name": "Snow"},
        },
    )
    found = empowerment_matrix(document)
    assert found.roles == ("Porter", "Manager", "Dispatcher", NOBODY)
    assert [(row.name, [entry.id[-1] for entry in row.entries.values()]) for row in found.situations] == [
        ("Rain", ["a", "b"]),
        ("Rain", ["c"]),
        ("Snow", ["d"]),
    ]
