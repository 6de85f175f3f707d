"""What is said when an act on records cannot be done."""

from collections.abc import Mapping

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.acts import act_name


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    _, values = words.gettext, stop.values
    known = {
        "no_such_act": lambda: _("This action is not in the history."),
        "already_undone": lambda: _("“{act}” has already been undone.").format(act=_act(stop, words)),
        "not_undoable": lambda: _not_undoable(stop, words),
        "undo_changed_since": lambda: words.ngettext(
            "This cannot be undone: {count} record was changed since. Undo the later change first.",
            "This cannot be undone: {count} records were changed since. Undo the later changes first.",
            int(str(values["count"])),
        ).format(count=words.number(int(str(values["count"])))),
        "undo_in_use": lambda: _("This cannot be undone: later records build on what it added. Undo those first."),
        "undo_erased": lambda: _("This cannot be undone: the old values were erased at a person's request."),
        "override_needs_reason": lambda: _("An exception needs a reason. Enter why it is approved."),
        "view_gone": lambda: _("This view has been deleted meanwhile."),
        "view_needs_name": lambda: _("A view needs a name. Enter one."),
        "view_name_taken": lambda: _("There is already a view called “{name}”. Enter another name.").format(**values),
        "as_of_not_past": lambda: _("Only a day that is over can be looked back to. Enter an earlier day."),
        "desk_busy": lambda: _("The desk is busy with something else. Try again in a moment."),
        "desk_set_back": lambda: _(
            "The desk's data is older than when it was last open: the file was replaced by an older one or cut "
            "short. Restore the newest backup, or ask your IT support what happened."
        ),
        "migration_failed": lambda: _(
            "The desk could not be updated without losing data, so it was left as it was. Make a backup and ask your "
            "IT support."
        ),
    }
    return known[stop.code]() if stop.code in known else None


def _act(stop: Stop, words: Words) -> str:
    of = stop.values.get("of")
    return act_name(str(stop.values["act"]), of if isinstance(of, Mapping) else {}, words)


def _not_undoable(stop: Stop, words: Words) -> str:
    counter = stop.values.get("counter")
    if counter is None:
        return words.gettext("“{act}” cannot be undone.").format(act=_act(stop, words))
    return words.gettext("“{act}” cannot be undone, because it has left the office. Use “{counter}” instead.").format(
        act=_act(stop, words), counter=act_name(str(counter), {}, words)
    )
