"""The terms in a list, filtered as one types."""
