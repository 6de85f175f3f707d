"""Values that would do harm somewhere if they were anything but text."""

VALUES = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "'=x",
    "'; DROP TABLE person; --",
    "%_\\",
    "<b>",
    "</para>",
    "<img src=file:///etc/passwd>",
    "&#0;",
    "{{7*7}}",
    "{name}",
    "%s%n",
    "_x000D_",
    "\\r\\nINFO fake log line",
    "9223372036854775808",
    "NaN",
    "0000-00-00",
    "9999-12-31",
    "http://example.org/a",
    "e\u0301\u0323",
    "髙﨑𠮷～",
    "م\u200cحمد",
]
"""Values that are text like any other."""
REFUSED = {
    "\u202eevil": "bidi_control",
    "a\u2066b": "bidi_control",
    "a\u0007b": "control_character",
    "x" * 300_000: "too_long",
    "o" + "\u0301" * 10_000: "too_long",
}
TEXTS = (
    "institution",
    "major",
    "degree",
    "address",
    "skills",
    "motivation",
    "diet",
    "health_notes",
    "emergency_contact",
    "hobby",
)
