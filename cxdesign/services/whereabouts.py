"""Where a project is kept – in work, in the archive, in the trash – for those who have it open."""

from __future__ import annotations

from collections.abc import Callable

from cxdesign.storage import OperationLog, ProjectState

Watcher = Callable[[ProjectState | None], None]


class Whereabouts:
    """Where one project is kept, and who is told when this process moves it.

    Parameters
    ----------
    project_id : str
        Which project.
    log : OperationLog
        Where its operations are kept.
    """

    def __init__(self, project_id: str, log: OperationLog) -> None:
        self._project_id = project_id
        self._log = log
        self._watchers: list[Watcher] = []

    def now(self) -> ProjectState | None:
        """Return where the project is kept, whichever process moved it; None when it was deleted for good."""
        return self._log.state(self._project_id)

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Call ``watcher`` whenever this process moves or deletes the project; return how to stop it.

        A watcher must hand over and return at once.
        """
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher) if watcher in self._watchers else None

    def moved(self, state: ProjectState | None) -> None:
        """Tell the watchers where the project is kept now, None when it was deleted for good."""
        for watcher in tuple(self._watchers):
            watcher(state)
