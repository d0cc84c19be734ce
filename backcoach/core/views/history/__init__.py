"""The past in figures: volume, balance, records, and how an exercise went.

The modules are loaded on first use (`backcoach.lazy`).
"""
