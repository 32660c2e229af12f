"""The comparison engine: pure functions from provisions to findings."""
