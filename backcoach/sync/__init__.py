"""Other machines of a person, through PostgreSQL; nothing else in the program knows a network."""
