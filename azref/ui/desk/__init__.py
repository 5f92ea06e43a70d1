"""Bookmarks, notes and lookups of the reader in the window."""
