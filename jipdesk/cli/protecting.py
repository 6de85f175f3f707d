"""The command that protects a desk with passphrases, or lets it open without one again."""

from argparse import Namespace

from jipdesk import i18n
from jipdesk.actions import protection
from jipdesk.actions.desk import Desk
from jipdesk.cli import terminal
from jipdesk.cli.desk import desk, desk_folder, passphrase, passphrase_in
from jipdesk.models.office import Coordinator


def protect(asked: Namespace) -> int:
    """Give the acting coordinator a passphrase, make a new recovery code, or remove the protection."""
    if asked.remove:
        protection.unprotect(desk_folder(asked), passphrase(asked) or "")
        terminal.say(i18n._("The desk opens without a passphrase again."))
    elif asked.new_recovery_code:
        with desk(asked) as found:
            code = protection.new_recovery_code(found, passphrase(asked) or "")
        _say_code(i18n._("From now on this recovery code opens the desk; the previous one no longer does:"), code)
    else:
        _set_passphrase(asked, passphrase_in(asked.new_passphrase_file))
    return 0


def _set_passphrase(asked: Namespace, new: str) -> None:
    with desk(asked) as found:
        name, is_protected = _name(found), protection.standing(found).is_protected
        if is_protected:
            protection.set_passphrase(found, name, new, passphrase(asked) or "")
    if is_protected:
        terminal.say(i18n._("The passphrase is set. Copies and backups made before still open with what opened them."))
        return
    with terminal.Progress(i18n._("Protecting the desk…")) as progress:
        done = protection.protect(desk_folder(asked), new, name, progress=progress)
    _say_code(i18n._("The desk is protected. Besides the passphrase, this recovery code opens it:"), done.recovery_code)
    terminal.say(
        i18n._(
            "Backups made before now open without a passphrase: make a new one, then delete the old ones. Deleted "
            "files may still be recoverable from a disk."
        )
    )
    for path in done.open_backups:
        terminal.say(str(path))


def _name(found: Desk) -> str:
    with found.db.read() as session:
        return session.get_one(Coordinator, found.actor).name


def _say_code(sentence: str, code: str) -> None:
    terminal.say(sentence)
    terminal.say(code)
    terminal.say(i18n._("Print it and keep it in the office's safe; it is not shown again."))
