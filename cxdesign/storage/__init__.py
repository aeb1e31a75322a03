"""Where operations, projects, pictures, people and settings are kept: SQLAlchemy Core on SQLite.

"Confirmed" means on disk: write-ahead logging with full synchronisation. One connection per thread, one writer at a
time.
"""

from __future__ import annotations

from cxdesign.storage.copies import CopyOutcome, in_copies, kept_copies
from cxdesign.storage.forgotten import Forgotten
from cxdesign.storage.log import OperationLog
from cxdesign.storage.people import People
from cxdesign.storage.pictures import Pictures
from cxdesign.storage.projects import ProjectRow, Projects, ProjectState
from cxdesign.storage.settings import Settings
from cxdesign.storage.store import Store, open_store, promises, restore_backup

__all__ = [
    "CopyOutcome",
    "Forgotten",
    "OperationLog",
    "People",
    "Pictures",
    "ProjectRow",
    "ProjectState",
    "Projects",
    "Settings",
    "Store",
    "in_copies",
    "kept_copies",
    "open_store",
    "promises",
    "restore_backup",
]
