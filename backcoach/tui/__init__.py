"""The interface in a terminal. No other package imports Textual."""
