"""Read a document into numbered units, with a proof of what was kept and dropped."""
