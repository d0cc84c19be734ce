"""What a person sees and changes of their past: figures, sessions, imports, the copy as text."""
