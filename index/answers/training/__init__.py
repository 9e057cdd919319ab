"""Training of the answer network."""
