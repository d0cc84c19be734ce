"""The formats of backcoach itself, written and read back without loss, one module each."""
