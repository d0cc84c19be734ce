"""The form in which a session that was done without the program is entered later."""
