"""Concordat: a desktop workbench that compares national law with treaties, element by element."""

__version__ = "0.1.0"
