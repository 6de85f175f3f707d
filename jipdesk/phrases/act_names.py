"""The names of all acts: what was done, and what was done to many things at once."""

from types import MappingProxyType

from jipdesk.phrases.marking import N_, NN_

NAMES = MappingProxyType(
    {
        "open_desk": N_("Set up the desk"),
        "add_editions": N_("Add editions"),
        "copy_edition": N_("Copy an edition into the next year"),
        "add_coordinator": N_("Add a coordinator"),
        "retire_coordinator": N_("Change the coordinators"),
        "edit_letterhead": N_("Change the letterhead"),
        "edit_edition": N_("Change an edition"),
        "advance_edition": N_("Change the stage of an edition"),
        "record_papers": N_("Record the progress of papers"),
        "import_applications": N_("Import applications"),
        "import_companies": N_("Import companies"),
        "keep_mapping": N_("Keep the columns of a form"),
        "rename_mapping": N_("Rename the columns of a form"),
        "delete_mapping": N_("Delete the columns of a form"),
        "add_company": N_("Add a company"),
        "add_opening": N_("Add an opening"),
        "advance_openings": N_("Change the state of openings"),
        "screen_applications": N_("Check applications against the rules"),
        "screen_companies": N_("Check companies against the rules"),
        "override_rule": N_("Approve an exception"),
        "pass_screening": N_("Pass applications in screening"),
        "reject_applications": N_("Do not select applications"),
        "withdraw_applications": N_("Record withdrawals"),
        "reconsider_applications": N_("Reconsider applications"),
        "give_review": N_("Review an application"),
        "change_review": N_("Change a review"),
        "ask_colleague": N_("Ask a colleague"),
        "answer_colleague": N_("Answer a colleague"),
        "set_tentative": N_("Decide tentatively"),
        "clear_tentative": N_("Clear tentative decisions"),
        "follow_reviews": N_("Propose decisions from the reviews"),
        "apply_tentative": N_("Apply the tentative decisions"),
        "decide_screening": N_("Decide in the screening"),
        "edit_criteria": N_("Change the screening criteria"),
        "edit_reasons": N_("Change the reasons for not selecting"),
        "send_back_documents": N_("Send documents back"),
        "mark_documents_received": N_("Note that documents have arrived"),
        "remind_of_documents": N_("Remind of documents"),
        "attach_files": N_("Attach scans"),
        "detach_files": N_("Remove scans"),
        "read_passport": N_("Read a passport"),
        "take_over_passport": N_("Take over values from the passport"),
        "move_interviews": N_("Move interviews"),
        "call_off_interviews": N_("Call off interviews"),
        "approve_matches": N_("Record the committee's approval"),
        "advance_placements": N_("Move placements to the next stage"),
        "arrange_training": N_("Arrange training"),
        "record_payments": N_("Record payments"),
        "record_follow_ups": N_("Record follow-up"),
        "request_documents": N_("Request documents"),
        "receive_documents": N_("Receive documents"),
        "arrange_interviews": N_("Arrange interviews"),
        "record_interviews": N_("Record interviews"),
        "decide_after_interview": N_("Decide after the interviews"),
        "propose_matches": N_("Propose matches"),
        "answer_matches": N_("Record answers"),
        "decide_matches": N_("Decide placements"),
        "cancel_matches": N_("Cancel matches"),
        "prepare_placements": N_("Prepare placements"),
        "arrange_stays": N_("Arrange stays"),
        "plan_allowances": N_("Plan allowances"),
        "record_passports": N_("Record passports"),
        "edit_record": N_("Edit a record"),
        "merge_persons": N_("Merge two records of one person"),
        "same_after_all": N_("Take back that two applicants are not the same person"),
        "not_the_same": N_("Note that two applicants are not the same person"),
        "save_view": N_("Save a view"),
        "rename_view": N_("Rename a view"),
        "replace_view": N_("Change a saved view"),
        "pin_view": N_("Change the pinned views"),
        "share_view": N_("Change for whom a view is"),
        "delete_view": N_("Delete a view"),
        "keep_draft": N_("Save a draft"),
        "edit_template": N_("Edit a template"),
        "record_letters": N_("Record letters"),
        "withdraw_letters": N_("Take back letters"),
        "issue_papers": N_("Issue papers"),
        "reissue_papers": N_("Reissue papers"),
        "void_papers": N_("Void papers"),
        "reveal_masked": N_("Reveal masked values"),
        "export_list": N_("Export a list"),
        "save_scan": N_("Save a scan as a file"),
        "export_failed": N_("Note that an export failed"),
        "protect_desk": N_("Protect the desk with a passphrase"),
        "unprotect_desk": N_("Remove the protection of the desk"),
        "change_passphrase": N_("Change a passphrase"),
        "remove_passphrase": N_("Remove a passphrase"),
        "change_recovery_code": N_("Make a new recovery code"),
    }
)

COUNTED = MappingProxyType(
    {
        "import_applications": NN_("Import {count} application", "Import {count} applications"),
        "import_companies": NN_("Import {count} company", "Import {count} companies"),
        "screen_applications": NN_("Check {count} application", "Check {count} applications"),
        "screen_companies": NN_("Check {count} company", "Check {count} companies"),
        "advance_openings": NN_("Change the state of {count} opening", "Change the state of {count} openings"),
        "pass_screening": NN_("Pass {count} application in screening", "Pass {count} applications in screening"),
        "reject_applications": NN_("Do not select {count} application", "Do not select {count} applications"),
        "request_documents": NN_(
            "Request documents from {count} applicant", "Request documents from {count} applicants"
        ),
        "receive_documents": NN_(
            "Receive the documents of {count} applicant", "Receive the documents of {count} applicants"
        ),
        "withdraw_applications": NN_("Record {count} withdrawal", "Record {count} withdrawals"),
        "reconsider_applications": NN_("Reconsider {count} application", "Reconsider {count} applications"),
        "set_tentative": NN_("Decide tentatively on {count} application", "Decide tentatively on {count} applications"),
        "clear_tentative": NN_("Clear {count} tentative decision", "Clear {count} tentative decisions"),
        "follow_reviews": NN_(
            "Propose a decision on {count} application from the reviews",
            "Propose decisions on {count} applications from the reviews",
        ),
        "apply_tentative": NN_("Apply {count} tentative decision", "Apply {count} tentative decisions"),
        "decide_screening": NN_("Decide on {count} application", "Decide on {count} applications"),
        "send_back_documents": NN_("Send {count} document back", "Send {count} documents back"),
        "mark_documents_received": NN_(
            "Note that {count} document has arrived", "Note that {count} documents have arrived"
        ),
        "remind_of_documents": NN_("Remind of {count} document", "Remind of {count} documents"),
        "attach_files": NN_("Attach {count} scan", "Attach {count} scans"),
        "detach_files": NN_("Remove {count} scan", "Remove {count} scans"),
        "move_interviews": NN_("Move {count} interview", "Move {count} interviews"),
        "call_off_interviews": NN_("Call off {count} interview", "Call off {count} interviews"),
        "decide_after_interview": NN_(
            "Decide on {count} interviewed applicant", "Decide on {count} interviewed applicants"
        ),
        "approve_matches": NN_(
            "Record the committee's approval of {count} match", "Record the committee's approval of {count} matches"
        ),
        "cancel_matches": NN_("Cancel {count} match", "Cancel {count} matches"),
        "advance_placements": NN_(
            "Move {count} placement to the next stage", "Move {count} placements to the next stage"
        ),
        "arrange_training": NN_("Arrange {count} training session", "Arrange {count} training sessions"),
        "record_payments": NN_("Record {count} payment", "Record {count} payments"),
        "record_follow_ups": NN_("Record the follow-up of {count} intern", "Record the follow-up of {count} interns"),
        "arrange_interviews": NN_("Arrange {count} interview", "Arrange {count} interviews"),
        "record_interviews": NN_("Record {count} interview", "Record {count} interviews"),
        "propose_matches": NN_("Propose {count} match", "Propose {count} matches"),
        "answer_matches": NN_("Record {count} answer", "Record {count} answers"),
        "decide_matches": NN_("Decide {count} placement", "Decide {count} placements"),
        "arrange_stays": NN_("Arrange the stay of {count} intern", "Arrange the stays of {count} interns"),
        "plan_allowances": NN_("Plan the allowance of {count} intern", "Plan the allowances of {count} interns"),
        "record_papers": NN_("Record the progress of {count} paper", "Record the progress of {count} papers"),
        "record_letters": NN_("Record {count} letter", "Record {count} letters"),
        "withdraw_letters": NN_("Take back {count} letter", "Take back {count} letters"),
        "issue_papers": NN_("Issue {count} paper", "Issue {count} papers"),
        "reissue_papers": NN_("Reissue {count} paper", "Reissue {count} papers"),
        "void_papers": NN_("Void {count} paper", "Void {count} papers"),
    }
)
"""How an act on many things is called: with {count}."""

BY_STEP = MappingProxyType(
    {
        ("record_payments", "approve"): NN_("Approve {count} payment", "Approve {count} payments"),
        ("record_payments", "hold"): NN_("Put {count} payment on hold", "Put {count} payments on hold"),
        ("record_payments", "release"): NN_("Release {count} payment from hold", "Release {count} payments from hold"),
        ("record_payments", "pay"): NN_("Record {count} payment as paid", "Record {count} payments as paid"),
        ("record_payments", "file_receipt"): NN_(
            "File the receipt of {count} payment", "File the receipts of {count} payments"
        ),
    }
)
"""How an act that takes one of several steps is called after its step: with {count}."""
