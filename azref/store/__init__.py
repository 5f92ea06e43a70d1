"""Database to values: standard sqlite3, read-only, no Qt."""
