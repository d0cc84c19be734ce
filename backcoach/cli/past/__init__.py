"""The commands for what was done: look back, correct, import and export."""
