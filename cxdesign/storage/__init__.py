"""Where operations, projects, pictures, people and settings are kept: SQLAlchemy Core on SQLite or PostgreSQL.

"Confirmed" means on disk: write-ahead logging with full synchronisation, or a commit of PostgreSQL. One connection per
thread, one writer of a project at a time.
"""

from __future__ import annotations

from cxdesign.storage.copies import CopyOutcome, in_copies, kept_copies
from cxdesign.storage.forgotten import Forgotten
from cxdesign.storage.log import OperationLog
from cxdesign.storage.news import Announcement, News, Topic
from cxdesign.storage.people import People
from cxdesign.storage.pictures import Pictures
from cxdesign.storage.projects import ProjectRow, Projects, ProjectState
from cxdesign.storage.settings import Settings
from cxdesign.storage.store import Store, open_existing_store, open_store, promises, restore_backup, utc_now

__all__ = [
    "Announcement",
    "CopyOutcome",
    "Forgotten",
    "News",
    "OperationLog",
    "People",
    "Pictures",
    "ProjectRow",
    "ProjectState",
    "Projects",
    "Settings",
    "Store",
    "Topic",
    "in_copies",
    "kept_copies",
    "open_existing_store",
    "open_store",
    "promises",
    "restore_backup",
    "utc_now",
]
