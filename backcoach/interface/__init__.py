"""The border between the program and its user interfaces.

A user interface is given a `Host` with a `Session`, and offers the host a `Screen`.
"""
