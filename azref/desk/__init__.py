"""The reader's own data: bookmarks, notes, selections, history, session; in its own file."""
