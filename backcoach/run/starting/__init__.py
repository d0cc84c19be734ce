"""How a run starts: what is read, what is asked first, which session it makes or resumes."""
