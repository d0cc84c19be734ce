"""The screen of a coach: those who let them look, who has to be seen first, and how each trains."""
