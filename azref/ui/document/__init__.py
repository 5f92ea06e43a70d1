"""The selection on its way to a document: its list, its options, its pages."""
