"""Reading TOML, with the line number of every mistake."""
