"""Fits Textual to real terminals: keys, signals, small windows, a browser."""
