"""A session that went on in two places at once, made one again."""
