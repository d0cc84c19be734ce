"""Several machines of one person: a server, and sessions that go on in two places."""
