"""Qt item models over values."""
