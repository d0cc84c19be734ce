"""`python -m backcoach` is `backcoach`."""

from backcoach.cli import main

if __name__ == "__main__":
    main()
