"""Drafting traditions: how one country numbers and names the units of its acts."""
