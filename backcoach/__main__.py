"""`python -m backcoach` is `backcoach`."""

import gc


def main() -> None:
    """Run the command line; nothing that it makes before a session has begun is garbage."""
    gc.disable()
    from backcoach.cli.main import main as run  # noqa: PLC0415  a look for garbage in it takes 2 ms

    run()


if __name__ == "__main__":
    main()
