"""The timeline as a pane, a table and a tree for screen readers."""
