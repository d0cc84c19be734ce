"""Who trains: their bodies, their loads, how they do a set."""
