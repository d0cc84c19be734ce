"""From a session in the file to the plan of today."""
