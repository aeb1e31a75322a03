"""An attempt at an exercise as a file for the teacher: CSV or JSON, without names or times. Written only."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from cxdesign.formats.grid import escaped
from cxdesign.scoring.attempt import COLUMNS, Given, attempt_rows
from cxdesign.scoring.exercise import PyramidExercise


def attempt_csv(exercise: PyramidExercise, given: Sequence[Given]) -> bytes:
    """Return an attempt as CSV; a reason that a spreadsheet would take for a formula gets an apostrophe in front.

    >>> from cxdesign.scoring.exercise import pyramid_exercise
    >>> attempt_csv(pyramid_exercise(), [Given(1, "L1")]).decode("utf-8-sig").splitlines()
    ['item,answer,expected,credit,decided_by,own_reason', '1,L1,L1,1.0,missed,']
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for row in attempt_rows(exercise, given):
        writer.writerow([escaped(value) if isinstance(value, str) else value for value in row.values()])
    return buffer.getvalue().encode("utf-8-sig")


def attempt_json(exercise: PyramidExercise, given: Sequence[Given]) -> bytes:
    """Return an attempt as JSON with the exercise's id and version.

    >>> from cxdesign.scoring.exercise import pyramid_exercise
    >>> json.loads(attempt_json(pyramid_exercise(), []))
    {'exercise': 'pyramid', 'version': 1, 'answers': []}
    """
    rows = attempt_rows(exercise, given)
    whole = {"exercise": exercise.id, "version": exercise.version, "answers": rows}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()
