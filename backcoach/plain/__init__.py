"""The session as lines of text."""
