"""Values to structured pages to HTML; no Qt."""
