"""What is known before a target is chosen: the past of a person on one day, and of one line."""
