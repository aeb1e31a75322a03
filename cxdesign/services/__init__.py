"""What a user can do with projects: open, execute, undo, restore, exchange. Roles are checked here, not on a page."""
