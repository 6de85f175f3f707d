"""`python -m jipdesk`: a command does its work at the terminal; without one the window opens."""

import sys

READ_WORKBOOK = "--read-workbook"
"""How a program without Python beside it asks itself for the process apart in which foreign workbooks are read."""


def main() -> int:
    """Run what the command line asks for and return the exit status."""
    if sys.argv[1:2] == [READ_WORKBOOK]:
        from jipdesk.exchange import workbook_child

        workbook_child.main(sys.argv[2])
        return 0
    from jipdesk.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
