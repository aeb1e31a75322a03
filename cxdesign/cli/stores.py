"""The commands about the store: ``backup`` and ``restore``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from cxdesign.errors import StorageError
from cxdesign.i18n import Translator
from cxdesign.resources import database_url
from cxdesign.storage import open_store, restore_backup
from cxdesign.storage.engine import make_engine


def add_commands(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the commands about the store to the parser."""
    backup = command("backup", _backup)
    backup.add_argument("out", metavar="OUT", type=Path, help=translate("cli.help.backup_out"))
    restore = command("restore", _restore)
    restore.add_argument("source", metavar="FILE", type=Path, help=translate("cli.help.backup_in"))


def _location() -> Path:
    engine = make_engine(database_url())
    engine.dispose()
    return Path(str(engine.url.database))


def _backup(arguments: argparse.Namespace, translate: Translator) -> None:
    location = _location()
    if not location.exists():
        raise StorageError("store_missing", path=str(location))
    store = open_store(database_url())
    try:
        store.backup(arguments.out)
    finally:
        store.close()
    print(translate("cli.written", path=arguments.out))


def _restore(arguments: argparse.Namespace, translate: Translator) -> None:
    location = _location()
    kept = restore_backup(arguments.source, location)
    print(translate("cli.restored", path=location))
    if kept is not None:
        print(translate("cli.restored_kept", path=kept))
