"""The journeys through the window."""

from windows import (  # noqa: F401 - fixtures
    _empty,
    _filled,
    desk_folder,
    filled_folder,
    make_window,
    nothing_left_behind,
    settle,
    window,
)
