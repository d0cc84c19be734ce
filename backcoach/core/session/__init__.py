"""A session: plan, events, state, and the fold that leads from one to the next."""
