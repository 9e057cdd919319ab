"""Finding claims: sentence stream → Claim, with its speaker."""
