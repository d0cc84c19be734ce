"""What the program asks."""
