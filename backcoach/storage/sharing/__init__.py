"""What the store knows of other machines: what they have, what waits for them, what is aside."""
