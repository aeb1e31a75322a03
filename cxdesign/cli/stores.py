"""The commands about the store: ``backup``, ``restore`` and ``copy``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from cxdesign.errors import StorageError
from cxdesign.i18n import Translator
from cxdesign.resources import database_url, file_url
from cxdesign.services.restoring import restore
from cxdesign.storage import open_existing_store
from cxdesign.storage.engine import POSTGRESQL, make_engine


def add_commands(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the commands about the store to the parser."""
    backup = command("backup", _backup)
    backup.add_argument("out", metavar="OUT", type=Path, help=translate("cli.help.backup_out"))
    restoring = command("restore", _restore)
    restoring.add_argument("source", metavar="FILE", type=Path, help=translate("cli.help.backup_in"))
    restoring.add_argument("--with-deleted", action="store_true", help=translate("cli.help.with_deleted"))
    copy = command("copy", _copy)
    copy.add_argument("source", metavar="FROM", help=translate("cli.help.copy_from"))
    copy.add_argument("target", metavar="TO", help=translate("cli.help.copy_to"))


def _backup(arguments: argparse.Namespace, translate: Translator) -> None:
    store = open_existing_store(database_url())
    try:
        store.backup(arguments.out)
    finally:
        store.close()
    print(translate("cli.written", path=arguments.out))


def _restore(arguments: argparse.Namespace, translate: Translator) -> None:
    engine = make_engine(database_url())
    engine.dispose()
    if engine.dialect.name == POSTGRESQL:
        raise StorageError("restore_needs_copy")
    target = Path(str(engine.url.database))
    done = restore(arguments.source, target, with_deleted=arguments.with_deleted)
    print(translate("cli.restored", path=target))
    if done.kept is not None:
        print(translate("cli.restored_kept", path=done.kept))
    if done.redacted_count or done.deleted_count:
        print(translate("cli.restored_forgotten", names=done.redacted_count, projects=done.deleted_count))


def _copy(arguments: argparse.Namespace, translate: Translator) -> None:
    store = open_existing_store(_address(arguments.source))
    try:
        counts = store.copy(_address(arguments.target))
    finally:
        store.close()
    print(translate("cli.copied", target=_shown(arguments.target)))
    print(translate("cli.copied_counts", **{name: counts[name] for name in _COUNTED}))


_COUNTED = ("projects", "operations", "pictures", "people")


def _address(given: str) -> str:
    """Return the address of a database, which may be given as the path of its file."""
    return given if "://" in given else file_url(Path(given))


def _shown(given: str) -> str:
    """Return what was given without the password in it."""
    head, mark, rest = given.partition("://")
    return f"{head}{mark}{rest.rpartition('@')[2]}" if mark else given
