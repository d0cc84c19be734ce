"""What may be wrong with a moving figure."""
