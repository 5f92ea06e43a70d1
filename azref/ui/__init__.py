"""Qt widgets, models and actions."""
