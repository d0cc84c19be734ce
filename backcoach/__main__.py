"""`python -m backcoach` is `backcoach`."""

import gc
import os
import sys

INTERRUPTED = 130  # the exit code of a shell after Ctrl+C


def main() -> None:
    """Run the command line; nothing that it makes before a session has begun is garbage."""
    gc.disable()
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _open_standard_streams()
    try:
        from backcoach.cli.main import main as run  # noqa: PLC0415  a look for garbage in it takes 2 ms

        run()
    except KeyboardInterrupt:  # while a module is loaded
        sys.stderr.write("\nbackcoach: interrupted\n")
        sys.exit(INTERRUPTED)


def _open_standard_streams() -> None:
    """Put empty streams in place of closed ones, as after `>&-`.

    Otherwise the next file that is opened, the log too, would get the number of the closed one,
    and what is printed would be written into it.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:  # noqa: PLR2004  standard error
        os.set_inheritable(number, True)
    os.close(number)
    sys.stdin = sys.stdin or open(0, encoding="utf-8")  # noqa: SIM115  as long as the program
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8")  # noqa: SIM115


if __name__ == "__main__":
    main()
