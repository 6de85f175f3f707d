"""`python -m jipdesk`: a command does its work at the terminal; without one the window opens."""

import sys

from jipdesk.cli import run


def main() -> int:
    """Run what the command line asks for and return the exit status."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
