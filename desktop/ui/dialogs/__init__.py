"""Dialogs, asked rather than driven."""
