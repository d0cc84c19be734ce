"""What goes out of a session: bell, notification, voice and hooks."""
