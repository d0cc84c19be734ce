"""From a file to the log: what an import would do, doing it, and taking it back."""
