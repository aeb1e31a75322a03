"""The tables of the store, and its version."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

STORE_VERSION = 1
"""Number of the table layout; raised together with a step in :mod:`cxdesign.storage.upgrades`."""

metadata = MetaData()

projects = Table(
    "projects",
    metadata,
    Column("id", String(96), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", String(40), nullable=False),
    Column("changed_at", String(40), nullable=False),
    Column("changed_by", String(96), nullable=False),
    Column("state_at", String(40)),
    Column("revision", Integer, nullable=False),
    Column("origin", Text, nullable=False, server_default=""),
)

operations = Table(
    "operations",
    metadata,
    Column("project_id", String(96), ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("command_id", String(64), nullable=False),
    Column("actor_id", String(96), nullable=False),
    Column("at", String(40), nullable=False),
    Column("command", String(64), nullable=False),
    Column("subject", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("change", Text, nullable=False),
    Column("undoes", Integer),
    Column("redoes", Integer),
    Column("is_sealed", Boolean, nullable=False),
    Column("schema_version", Integer, nullable=False),
    UniqueConstraint("project_id", "command_id", name="operations_command"),
)
Index("operations_by_command", operations.c.project_id, operations.c.command)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("project_id", String(96), ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("schema_version", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

pictures = Table(
    "pictures",
    metadata,
    Column("project_id", String(96), ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", String(96), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("changed_at", String(40), nullable=False),
)

workshops = Table(
    "workshops",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("project_id", String(96), ForeignKey("projects.id", ondelete="CASCADE"), nullable=False),
    Column("code", String(16), unique=True),
    Column("agenda", Text, nullable=False),
    Column("opened_at", String(40), nullable=False),
    Column("closed_at", String(40)),
    Column("revision", Integer, nullable=False),
)
Index("workshops_by_project", workshops.c.project_id, workshops.c.opened_at)

participants = Table(
    "participants",
    metadata,
    Column("workshop_id", String(64), ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(96), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("name", String(200), nullable=False),
    Column("role", String(20), nullable=False),
    Column("number", Integer, nullable=False),
    Column("joined_at", String(40), nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("workshop_id", String(64), ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True),
    Column("prompt_id", String(32), primary_key=True),
    Column("participant_id", String(96), primary_key=True),
    Column("item", String(96), primary_key=True),
    Column("value", Text, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("at", String(40), nullable=False),
)

done_deeds = Table(
    "done_deeds",
    metadata,
    Column("project_id", String(96), ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("number", Integer, nullable=False),
)

agenda_templates = Table(
    "agenda_templates",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("actor_id", String(96), nullable=False),
    Column("agenda", Text, nullable=False),
    Column("saved_at", String(40), nullable=False),
)
Index("agenda_templates_by_actor", agenda_templates.c.actor_id)

tries = Table(
    "tries",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("until", Double, nullable=False),
)

former_people = Table(
    "former_people",
    metadata,
    Column("id", String(96), primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("redacted_at", String(40), nullable=False),
)

deleted_projects = Table(
    "deleted_projects",
    metadata,
    Column("id", String(96), primary_key=True),
    Column("deleted_at", String(40), nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
