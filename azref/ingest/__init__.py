"""Edition to database: the only importer of sqlite-utils."""
