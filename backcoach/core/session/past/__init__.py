"""A session that is over: its record, its digest, and sets that the program did not lead."""
