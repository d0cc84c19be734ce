"""What a person can do: what past sets show of it, as an estimate with its spread."""
