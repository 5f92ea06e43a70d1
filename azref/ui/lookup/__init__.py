"""The search line's conduct and the list of hits."""
