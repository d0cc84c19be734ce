"""What opens over the screen; loaded on first use."""
