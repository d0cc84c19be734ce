"""What the readers of all formats share: bytes to text, tables, numbers, dates."""
