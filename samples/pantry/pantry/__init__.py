"""An inventory of supplies: what is on which shelf, how much, and until when."""

__version__ = "1.0.0"
