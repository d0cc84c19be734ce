"""The signals of a session: bell, desktop notification, voice and hooks."""
