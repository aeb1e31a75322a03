"""Where files lie: the only module that knows.

In a checkout the read-only data lie in ``data/`` beside the package; an installed package carries them inside. What the
program writes lies in ``data/local/`` of a checkout, else in the user's data folder, unless ``CXDESIGN_HOME`` names a
folder.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from platformdirs import user_data_path

from cxdesign.errors import StorageError

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def is_checkout() -> bool:
    """Return whether the program runs from a checkout rather than from an installed package."""
    return (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "data").is_dir()


def data_folder() -> Path:
    """Return the folder of the read-only data: samples, templates, catalogues."""
    return _CHECKOUT / "data" if is_checkout() else _PACKAGE / "_data"


def local_folder() -> Path:
    """Return the folder this program may write to: store, key, logs. It is made when it does not exist.

    Raises
    ------
    StorageError
        ``home_unusable`` when it is no folder or cannot be made.
    """
    chosen = os.environ.get("CXDESIGN_HOME")
    try:
        folder = Path(chosen).expanduser() if chosen else _own_folder()
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError) as error:  # the latter: the home of somebody nobody knows
        raise StorageError("home_unusable", path=chosen or str(_own_folder())) from error
    return folder


def _own_folder() -> Path:
    return _CHECKOUT / "data" / "local" if is_checkout() else user_data_path("cxdesign", appauthor=False)


def catalogue_file(locale: str) -> Path:
    """Return the file with the texts of a language."""
    return _PACKAGE / "i18n" / f"{locale}.json"


def database_url() -> str:
    """Return where the store is: ``CXDESIGN_DATABASE_URL``, else an SQLite file in the local folder."""
    chosen = os.environ.get("CXDESIGN_DATABASE_URL")
    return chosen or file_url(local_folder() / "workbench.db")


def file_url(path: Path) -> str:
    """Return the address of the store in an SQLite file.

    >>> file_url(Path("my store.db"))
    'sqlite:///my%20store.db'
    """
    return f"sqlite:///{quote(str(path), safe=':/')}"


def frontend_folder() -> Path:
    """Return the folder of the board's scripts and styles."""
    return _PACKAGE / "ui" / "board" / "frontend"


def log_file() -> Path:
    """Return the file the server logs to; older ones stand beside it, numbered."""
    return local_folder() / "workbench.log"
