"""The embedded knowledge: the catalogue, and what is known of each country."""

from db.catalogue_files import load_catalogue

__all__ = ["load_catalogue"]
