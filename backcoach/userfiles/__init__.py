"""The person's own files: exercises and settings."""
