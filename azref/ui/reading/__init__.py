"""The page of an entry and the source text."""
