"""The name of every act, as Undo, the history and the status bar say it."""

from collections.abc import Mapping

from jipdesk.i18n import Words
from jipdesk.phrases.fields import FIELDS


def act_name(name: str, values: Mapping[str, object], words: Words) -> str:
    """Return what was done: "Take in 300 applications"."""
    if name == "undo":
        of = values.get("of")
        inner = act_name(str(values.get("act")), of if isinstance(of, Mapping) else {}, words)
        return words.gettext("Undo: {act}").format(act=inner)
    count = values.get("count")
    if isinstance(count, int) and (counted := _counted(name, count, words)):
        return counted.format(count=words.number(count))
    if name in _NAMED_BY_VIEW and isinstance(view := values.get("view"), str):
        return words.gettext("{act}: {view}").format(act=_plain(name, words), view=view)
    if name == "export_list" and (limits := _limits(values)):
        return words.gettext("{act}: {limits}").format(act=_plain(name, words), limits=words.list(limits))
    plain, field = _plain(name, words), _field(values)
    if field is None:
        return plain
    return words.gettext("{act} ({field})").format(act=plain, field=words.gettext(field))


_NAMED_BY_VIEW = frozenset({"save_view", "rename_view", "replace_view", "pin_view", "share_view", "delete_view"})


def _limits(values: Mapping[str, object]) -> list[str]:
    """Return what an exported list was limited to, in the words it was exported in."""
    limits = values.get("limits")
    return [str(each) for each in limits] if isinstance(limits, list) else []


def _field(values: Mapping[str, object]) -> str | None:
    """Return the name of the one field that an act was about, if it has one."""
    return FIELDS.get(str(values.get("table")), {}).get(str(values.get("field")))


def _counted(name: str, count: int, words: Words) -> str | None:
    """Return the name with its number of things, for acts on many."""
    ngettext = words.ngettext
    names = {
        "import_applications": lambda: ngettext("Import {count} application", "Import {count} applications", count),
        "import_companies": lambda: ngettext("Import {count} company", "Import {count} companies", count),
        "screen_applications": lambda: ngettext("Check {count} application", "Check {count} applications", count),
        "screen_companies": lambda: ngettext("Check {count} company", "Check {count} companies", count),
        "advance_openings": lambda: ngettext(
            "Change the state of {count} opening", "Change the state of {count} openings", count
        ),
        "pass_screening": lambda: ngettext(
            "Pass {count} application in screening", "Pass {count} applications in screening", count
        ),
        "reject_applications": lambda: ngettext(
            "Do not select {count} application", "Do not select {count} applications", count
        ),
        "request_documents": lambda: ngettext(
            "Request documents from {count} applicant", "Request documents from {count} applicants", count
        ),
        "receive_documents": lambda: ngettext(
            "Receive the documents of {count} applicant", "Receive the documents of {count} applicants", count
        ),
        "withdraw_applications": lambda: ngettext("Record {count} withdrawal", "Record {count} withdrawals", count),
        "reconsider_applications": lambda: ngettext(
            "Reconsider {count} application", "Reconsider {count} applications", count
        ),
        "set_tentative": lambda: ngettext(
            "Decide tentatively on {count} application", "Decide tentatively on {count} applications", count
        ),
        "clear_tentative": lambda: ngettext(
            "Clear {count} tentative decision", "Clear {count} tentative decisions", count
        ),
        "follow_reviews": lambda: ngettext(
            "Propose a decision on {count} application from the reviews",
            "Propose decisions on {count} applications from the reviews",
            count,
        ),
        "apply_tentative": lambda: ngettext(
            "Apply {count} tentative decision", "Apply {count} tentative decisions", count
        ),
        "decide_screening": lambda: ngettext("Decide on {count} application", "Decide on {count} applications", count),
        "send_back_documents": lambda: ngettext("Send {count} document back", "Send {count} documents back", count),
        "mark_documents_received": lambda: ngettext(
            "Note that {count} document has arrived", "Note that {count} documents have arrived", count
        ),
        "remind_of_documents": lambda: ngettext("Remind of {count} document", "Remind of {count} documents", count),
        "attach_files": lambda: ngettext("Attach {count} scan", "Attach {count} scans", count),
        "detach_files": lambda: ngettext("Remove {count} scan", "Remove {count} scans", count),
        "move_interviews": lambda: ngettext("Move {count} interview", "Move {count} interviews", count),
        "call_off_interviews": lambda: ngettext("Call off {count} interview", "Call off {count} interviews", count),
        "decide_after_interview": lambda: ngettext(
            "Decide on {count} interviewed applicant", "Decide on {count} interviewed applicants", count
        ),
        "approve_matches": lambda: ngettext(
            "Record the committee's approval of {count} match",
            "Record the committee's approval of {count} matches",
            count,
        ),
        "cancel_matches": lambda: ngettext("Cancel {count} match", "Cancel {count} matches", count),
        "advance_placements": lambda: ngettext(
            "Move {count} placement to the next stage", "Move {count} placements to the next stage", count
        ),
        "arrange_training": lambda: ngettext(
            "Arrange {count} training session", "Arrange {count} training sessions", count
        ),
        "record_payments": lambda: ngettext("Record {count} payment", "Record {count} payments", count),
        "record_follow_ups": lambda: ngettext(
            "Record the follow-up of {count} intern", "Record the follow-up of {count} interns", count
        ),
        "arrange_interviews": lambda: ngettext("Arrange {count} interview", "Arrange {count} interviews", count),
        "record_interviews": lambda: ngettext("Record {count} interview", "Record {count} interviews", count),
        "propose_matches": lambda: ngettext("Propose {count} match", "Propose {count} matches", count),
        "answer_matches": lambda: ngettext("Record {count} answer", "Record {count} answers", count),
        "decide_matches": lambda: ngettext("Decide {count} placement", "Decide {count} placements", count),
        "arrange_stays": lambda: ngettext(
            "Arrange the stay of {count} intern", "Arrange the stays of {count} interns", count
        ),
        "plan_allowances": lambda: ngettext(
            "Plan the allowance of {count} intern", "Plan the allowances of {count} interns", count
        ),
        "record_papers": lambda: ngettext(
            "Record the progress of {count} paper", "Record the progress of {count} papers", count
        ),
        "record_letters": lambda: ngettext("Record {count} letter", "Record {count} letters", count),
        "withdraw_letters": lambda: ngettext("Take back {count} letter", "Take back {count} letters", count),
        "issue_papers": lambda: ngettext("Issue {count} paper", "Issue {count} papers", count),
        "reissue_papers": lambda: ngettext("Reissue {count} paper", "Reissue {count} papers", count),
        "void_papers": lambda: ngettext("Void {count} paper", "Void {count} papers", count),
    }
    return names[name]() if name in names else None


def _plain(name: str, words: Words) -> str:
    _ = words.gettext
    names = {
        "open_desk": _("Set up the desk"),
        "add_editions": _("Add editions"),
        "copy_edition": _("Copy an edition into the next year"),
        "add_coordinator": _("Add a coordinator"),
        "retire_coordinator": _("Change the coordinators"),
        "edit_letterhead": _("Change the letterhead"),
        "edit_edition": _("Change an edition"),
        "advance_edition": _("Change the stage of an edition"),
        "record_papers": _("Record the progress of papers"),
        "import_applications": _("Import applications"),
        "import_companies": _("Import companies"),
        "keep_mapping": _("Keep the columns of a form"),
        "rename_mapping": _("Rename the columns of a form"),
        "delete_mapping": _("Delete the columns of a form"),
        "add_company": _("Add a company"),
        "add_opening": _("Add an opening"),
        "advance_openings": _("Change the state of openings"),
        "screen_applications": _("Check applications against the rules"),
        "screen_companies": _("Check companies against the rules"),
        "override_rule": _("Approve an exception"),
        "pass_screening": _("Pass applications in screening"),
        "reject_applications": _("Do not select applications"),
        "withdraw_applications": _("Record withdrawals"),
        "reconsider_applications": _("Reconsider applications"),
        "give_review": _("Review an application"),
        "change_review": _("Change a review"),
        "ask_colleague": _("Ask a colleague"),
        "answer_colleague": _("Answer a colleague"),
        "set_tentative": _("Decide tentatively"),
        "clear_tentative": _("Clear tentative decisions"),
        "follow_reviews": _("Propose decisions from the reviews"),
        "apply_tentative": _("Apply the tentative decisions"),
        "decide_screening": _("Decide in the screening"),
        "edit_criteria": _("Change the screening criteria"),
        "edit_reasons": _("Change the reasons for not selecting"),
        "send_back_documents": _("Send documents back"),
        "mark_documents_received": _("Note that documents have arrived"),
        "remind_of_documents": _("Remind of documents"),
        "attach_files": _("Attach scans"),
        "detach_files": _("Remove scans"),
        "read_passport": _("Read a passport"),
        "take_over_passport": _("Take over values from the passport"),
        "move_interviews": _("Move interviews"),
        "call_off_interviews": _("Call off interviews"),
        "approve_matches": _("Record the committee's approval"),
        "advance_placements": _("Move placements to the next stage"),
        "arrange_training": _("Arrange training"),
        "record_payments": _("Record payments"),
        "record_follow_ups": _("Record follow-up"),
        "request_documents": _("Request documents"),
        "receive_documents": _("Receive documents"),
        "arrange_interviews": _("Arrange interviews"),
        "record_interviews": _("Record interviews"),
        "decide_after_interview": _("Decide after the interviews"),
        "propose_matches": _("Propose matches"),
        "answer_matches": _("Record answers"),
        "decide_matches": _("Decide placements"),
        "cancel_matches": _("Cancel matches"),
        "prepare_placements": _("Prepare placements"),
        "arrange_stays": _("Arrange stays"),
        "plan_allowances": _("Plan allowances"),
        "record_passports": _("Record passports"),
        "edit_record": _("Edit a record"),
        "merge_persons": _("Merge two records of one person"),
        "same_after_all": _("Take back that two applicants are not the same person"),
        "not_the_same": _("Note that two applicants are not the same person"),
        "save_view": _("Save a view"),
        "rename_view": _("Rename a view"),
        "replace_view": _("Change a saved view"),
        "pin_view": _("Change the pinned views"),
        "share_view": _("Change for whom a view is"),
        "delete_view": _("Delete a view"),
        "keep_draft": _("Save a draft"),
        "edit_template": _("Edit a template"),
        "record_letters": _("Record letters"),
        "withdraw_letters": _("Take back letters"),
        "issue_papers": _("Issue papers"),
        "reissue_papers": _("Reissue papers"),
        "void_papers": _("Void papers"),
        "reveal_masked": _("Reveal masked values"),
        "export_list": _("Export a list"),
        "save_scan": _("Save a scan as a file"),
        "export_failed": _("Note that an export failed"),
        "protect_desk": _("Protect the desk with a passphrase"),
        "unprotect_desk": _("Remove the protection of the desk"),
        "change_passphrase": _("Change a passphrase"),
        "remove_passphrase": _("Remove a passphrase"),
        "change_recovery_code": _("Make a new recovery code"),
    }
    return names[name]
