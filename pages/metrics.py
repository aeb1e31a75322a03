"""Metrics: what customers answer and operation records, as figures linked to touchpoints."""

from cxdesign.ui import shell
from cxdesign.ui.panels import answer_import, metrics

bench = shell.project_page("metrics")
shell.title("metrics")
document = shell.document_of(bench)
metrics.figures(bench, document)
answer_import.importer(bench, document)
