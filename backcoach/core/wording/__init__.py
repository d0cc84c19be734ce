"""What the screen and the lines say."""
