"""The tests of the window, each on a desk of its own."""

from windows import (  # noqa: F401 - fixtures
    _empty,
    _filled,
    desk_folder,
    dressed,
    filled_folder,
    make_window,
    nothing_left_behind,
    office,
    settle,
    window,
)
