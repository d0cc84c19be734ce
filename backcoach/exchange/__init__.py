"""Training history in other programs' files: reading it, and later writing it."""
