"""How fast and how light backcoach is, beside a bare Textual program: `make bench`."""
