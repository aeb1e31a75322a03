"""The commands about the store: ``backup`` and ``restore``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from cxdesign.errors import StorageError
from cxdesign.i18n import Translator
from cxdesign.resources import database_url
from cxdesign.services.restoring import restore
from cxdesign.storage import open_store
from cxdesign.storage.engine import make_engine


def add_commands(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the commands about the store to the parser."""
    backup = command("backup", _backup)
    backup.add_argument("out", metavar="OUT", type=Path, help=translate("cli.help.backup_out"))
    restoring = command("restore", _restore)
    restoring.add_argument("source", metavar="FILE", type=Path, help=translate("cli.help.backup_in"))
    restoring.add_argument("--with-deleted", action="store_true", help=translate("cli.help.with_deleted"))


def location() -> Path:
    """Return the file of the configured store."""
    engine = make_engine(database_url())
    engine.dispose()
    return Path(str(engine.url.database))


def _backup(arguments: argparse.Namespace, translate: Translator) -> None:
    target = location()
    if not target.exists():
        raise StorageError("store_missing", path=str(target))
    store = open_store(database_url())
    try:
        store.backup(arguments.out)
    finally:
        store.close()
    print(translate("cli.written", path=arguments.out))


def _restore(arguments: argparse.Namespace, translate: Translator) -> None:
    target = location()
    done = restore(arguments.source, target, with_deleted=arguments.with_deleted)
    print(translate("cli.restored", path=target))
    if done.kept is not None:
        print(translate("cli.restored_kept", path=done.kept))
    if done.redacted_count or done.deleted_count:
        print(translate("cli.restored_forgotten", names=done.redacted_count, projects=done.deleted_count))
