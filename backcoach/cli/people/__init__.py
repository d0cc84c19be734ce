"""The people who train on this machine: commands about them, and whose files a command uses."""
