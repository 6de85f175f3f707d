"""The name of every act, as Undo, the history and the status bar say it."""

from collections.abc import Mapping

from jipdesk.i18n import Words
from jipdesk.phrases.act_names import COUNTED, NAMES
from jipdesk.phrases.fields import FIELDS


def act_name(name: str, values: Mapping[str, object], words: Words) -> str:
    """Return what was done: "Take in 300 applications"."""
    if name == "undo":
        of = values.get("of")
        inside = of if isinstance(of, Mapping) else {}
        if values.get("act") == "undo":  # to redo is to undo the undoing
            again = inside.get("of")
            inner = act_name(str(inside.get("act")), again if isinstance(again, Mapping) else {}, words)
            return words.gettext("Redo: {act}").format(act=inner)
        return words.gettext("Undo: {act}").format(act=act_name(str(values.get("act")), inside, words))
    plain, count = words.gettext(NAMES[name]), values.get("count")
    if isinstance(count, int) and name in COUNTED:
        return words.ngettext(*COUNTED[name], count).format(count=words.number(count))
    if name in _NAMED_BY_VIEW and isinstance(view := values.get("view"), str):
        return words.gettext("{act}: {view}").format(act=plain, view=view)
    if name == "export_list" and (limits := _limits(values)):
        return words.gettext("{act}: {limits}").format(act=plain, limits=words.list(limits))
    field = _field(values)
    return plain if field is None else words.gettext("{act} ({field})").format(act=plain, field=words.gettext(field))


_NAMED_BY_VIEW = frozenset({"save_view", "rename_view", "replace_view", "pin_view", "share_view", "delete_view"})


def _limits(values: Mapping[str, object]) -> list[str]:
    """Return what an exported list was limited to, in the words it was exported in."""
    limits = values.get("limits")
    return [str(each) for each in limits] if isinstance(limits, list) else []


def _field(values: Mapping[str, object]) -> str | None:
    """Return the name of the one field that an act was about, if it has one."""
    return FIELDS.get(str(values.get("table")), {}).get(str(values.get("field")))
