"""The client report as plain data: what it says, before anything knows a page size or a file."""
