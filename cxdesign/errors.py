"""Every error the workbench raises on purpose.

::

    CxDesignError            code + parameters; the sentence is in the catalogue under ``error.<code>``
    ├── CommandError         a command was refused; nothing changed
    │   ├── CommandInvalid   the payload does not parse (unknown name, unknown field, wrong type)
    │   ├── IntegrityError   the document would break a rule of the model
    │   ├── UndoRefused      somebody has since changed the same field
    │   └── PermissionDenied the actor's role does not allow it
    ├── FormatError          a file cannot be read at all
    ├── StorageError         the store cannot be reached, read or written
    │   └── ProjectUnknown   no such project (or it was deleted for good)
    ├── NumbersInvalid       numbers handed to a computation do not fit together or make no sense
    └── MigrationError       a stored document is newer than this program, or damaged
"""

from __future__ import annotations

_PASSING = frozenset({"database_unreachable", "store_busy"})


class CxDesignError(Exception):
    """An error with a code and parameters; the reader's sentence stands in the catalogues.

    Parameters
    ----------
    code : str
        Key below ``error.`` in the catalogues.
    **params : object
        Values for the placeholders of that sentence.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    @property
    def is_passing(self) -> bool:
        """Whether it goes by itself, as a database that starts does."""
        return self.code in _PASSING

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({details})" if details else self.code


class CommandError(CxDesignError):
    """A command was refused; nothing was changed."""


class CommandInvalid(CommandError):
    """A command's payload does not parse."""


class IntegrityError(CommandError):
    """The document would break a rule of the model."""


class UndoRefused(CommandError):
    """Undo or redo would overwrite what somebody has since changed."""


class PermissionDenied(CommandError):
    """The actor's role does not allow what was asked."""


class FormatError(CxDesignError):
    """A file cannot be read; carries ``line`` and ``column`` where known (1-based)."""


class StorageError(CxDesignError):
    """The store cannot be reached, read or written."""


class ProjectUnknown(StorageError):
    """There is no such project."""


class MigrationError(CxDesignError):
    """A stored document is newer than this program, or damaged."""


class NumbersInvalid(CxDesignError):
    """Numbers handed to a computation do not fit together, or lie outside their scale."""
