"""A run of the program: the session, what it is made from, and what is saved of it."""
