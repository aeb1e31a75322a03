"""Commands about saved views. Whether somebody sees a view is their own affair and no command."""

from __future__ import annotations

from typing import ClassVar

from cxdesign.commands.base import Command, NewId, removal, require_new_id, shortened
from cxdesign.commands.placing import place_before
from cxdesign.domain.change import Change, Put, patch
from cxdesign.domain.document import Document
from cxdesign.domain.map_views import MapName, MapView, Shown
from cxdesign.domain.records import Name, RecordId


class AddView(Shown, Command):
    """Save what is shown of a map under a name, after the views there are."""

    name: ClassVar[str] = "add_view"
    view_id: NewId
    view_name: Name
    map_name: MapName

    def plan(self, document: Document) -> Change:
        require_new_id(document, self.view_id, "view")
        order, aside = place_before(document, document.entries(MapView), None)
        return (
            *aside,
            Put(MapView(id=self.view_id, name=self.view_name, map_name=self.map_name, order=order, **shown(self))),
        )

    def subject(self, document: Document) -> str:
        return shortened(self.view_name)


class OnView(Command):
    """What the commands about an existing view share."""

    view_id: RecordId

    def view(self, document: Document) -> MapView:
        """Return the view, or refuse."""
        return document.expect(self.view_id, MapView)

    def subject(self, document: Document) -> str:
        return shortened(self.view(document).name)


class RenameView(OnView):
    """Give a view another name."""

    name: ClassVar[str] = "rename_view"
    new_name: Name

    def plan(self, document: Document) -> Change:
        return patch(self.view(document), name=self.new_name)


class UpdateView(Shown, OnView):
    """Have a view show something else from now on."""

    name: ClassVar[str] = "update_view"

    def plan(self, document: Document) -> Change:
        return patch(self.view(document), **shown(self))


class MoveView(OnView):
    """Move a view before another one or to the end."""

    name: ClassVar[str] = "move_view"
    before_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        view = self.view(document)
        order, aside = place_before(document, document.entries(MapView), self.before_id, moving=view.id)
        return aside + patch(view, order=order)


class RemoveView(OnView):
    """Remove a view; what it shows stays as it is."""

    name: ClassVar[str] = "remove_view"

    def plan(self, document: Document) -> Change:
        return removal(document, self.view(document))


def shown(command: Shown) -> dict[str, object]:
    """Return the fields of what is shown, by name."""
    return {name: getattr(command, name) for name in Shown.model_fields}
