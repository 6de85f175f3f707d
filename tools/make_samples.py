"""Make the sample sheets in `resources/samples` anew: `python tools/make_samples.py`. Equal parts give equal bytes."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from jipdesk.samples import applications, companies, sheets  # noqa: E402 - found by the line before


def main() -> None:
    """Write both sheets and say how long they are."""
    folder = ROOT / "resources" / "samples"
    people = sheets.write(folder / "applications_2024.xlsx", "Applications", applications.HEADINGS, applications.rows())
    openings = sheets.write(folder / "companies_2024.xlsx", "Companies", companies.HEADINGS, companies.rows())
    sys.stdout.write(f"{people} applications, {openings} openings in {folder}\n")


if __name__ == "__main__":
    main()
