"""Criteria: what a design is rated by, to read, copy and change."""

from cxdesign.ui import shell

bench = shell.project_page("criteria")
