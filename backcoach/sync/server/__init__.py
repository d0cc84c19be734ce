"""The server of a person: its address, the password, one connection, its schema."""
