"""The command line of backcoach."""
