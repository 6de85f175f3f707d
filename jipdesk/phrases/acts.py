"""The name of every act, as Undo, the history and the status bar say it."""

from collections.abc import Mapping

from jipdesk.i18n import Words
from jipdesk.phrases.act_names import BY_STEP, COUNTED, NAMES
from jipdesk.phrases.fields import FIELDS

_UNDO = "undo"


def act_name(name: str, values: Mapping[str, object], words: Words) -> str:
    """Return what was done: "Take in 300 applications"."""
    if name == _UNDO:
        return _taken_back(values, words)
    plain, count = words.gettext(NAMES[name]), values.get("count")
    if isinstance(count, int) and (forms := BY_STEP.get((name, str(values.get("step")))) or COUNTED.get(name)):
        return words.ngettext(*forms, count).format(count=words.number(count))
    if name in _NAMED_BY_VIEW and isinstance(view := values.get("view"), str):
        return words.gettext("{act}: {view}").format(act=plain, view=view)
    if name == "export_list" and (limits := _limits(values)):
        return words.gettext("{act}: {limits}").format(act=plain, limits=words.list(limits))
    field = _field(values)
    return plain if field is None else words.gettext("{act} ({field})").format(act=plain, field=words.gettext(field))


def inmost(name: str, values: Mapping[str, object]) -> tuple[str, Mapping[str, object], int]:
    """Return the act that was taken back, done again, taken back again, and how often it went back and forth."""
    times = 0
    while name == _UNDO:
        of = values.get("of")
        name, values = str(values.get("act")), of if isinstance(of, Mapping) else {}
        times += 1
    return name, values, times


def _taken_back(values: Mapping[str, object], words: Words) -> str:
    """Return what an undoing is called: to undo it is to do the act again, and so on."""
    name, inside, times = inmost(_UNDO, values)
    if name not in NAMES:
        return words.gettext("Undo")
    act = act_name(name, inside, words)
    form = words.gettext("Undo: {act}") if times % 2 else words.gettext("Redo: {act}")
    return form.format(act=act)


_NAMED_BY_VIEW = frozenset({"save_view", "rename_view", "replace_view", "pin_view", "share_view", "delete_view"})


def _limits(values: Mapping[str, object]) -> list[str]:
    """Return what an exported list was limited to, in the words it was exported in."""
    limits = values.get("limits")
    return [str(each) for each in limits] if isinstance(limits, list) else []


def _field(values: Mapping[str, object]) -> str | None:
    """Return the name of the one field that an act was about, if it has one."""
    return FIELDS.get(str(values.get("table")), {}).get(str(values.get("field")))
