"""Values of the core as lines of styled text."""
