"""azref: an offline desktop reference to the Azerbaijan–NATO partnership."""

__version__ = "0.1.0"
