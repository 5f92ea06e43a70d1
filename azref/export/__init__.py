"""Structured pages to files; no widgets."""
