"""Where each thing of the office stands: one enumeration per noun, in the order in which things happen."""

from enum import StrEnum


class EditionState(StrEnum):
    """年度."""

    PREPARING = "preparing"
    OPEN = "open"
    SCREENING = "screening"
    MATCHING = "matching"
    RUNNING = "running"
    REPORTING = "reporting"
    ARCHIVED = "archived"


class ApplicationState(StrEnum):
    """応募."""

    DRAFT = "draft"
    RECEIVED = "received"
    DUPLICATE = "duplicate"
    CHECKING = "checking"
    INELIGIBLE = "ineligible"
    TO_CONFIRM = "to_confirm"
    ELIGIBLE = "eligible"
    SCREENING = "screening"
    DOCUMENTS_REQUESTED = "documents_requested"
    DOCUMENTS_INCOMPLETE = "documents_incomplete"
    DOCUMENTS_COMPLETE = "documents_complete"
    INTERVIEW_SET = "interview_set"
    INTERVIEWED = "interviewed"
    PASSED = "passed"
    WAITLISTED = "waitlisted"
    NOT_SELECTED = "not_selected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class DocumentState(StrEnum):
    """提出書類."""

    NOT_REQUESTED = "not_requested"
    REQUESTED = "requested"
    RECEIVED = "received"
    CHECKING = "checking"
    RETURNED = "returned"
    RESUBMITTED = "resubmitted"
    ACCEPTED = "accepted"
    EXPIRED = "expired"


class OpeningState(StrEnum):
    """募集."""

    DRAFT = "draft"
    UNDER_REVIEW = "under_review"
    REGISTERED = "registered"
    OPEN = "open"
    FILLED = "filled"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class MatchState(StrEnum):
    """マッチング."""

    PROPOSED = "proposed"
    COMPANY_INTERVIEW = "company_interview"
    COMPANY_ACCEPTED = "company_accepted"
    COMPANY_DECLINED = "company_declined"
    INTERN_DECLINED = "intern_declined"
    AGREED = "agreed"
    APPROVED = "approved"
    DECIDED = "decided"
    CANCELLED = "cancelled"


class PlacementState(StrEnum):
    """インターンシップの実施."""

    PREPARING = "preparing"
    AGREEMENTS_SIGNED = "agreements_signed"
    PLAN_APPROVED = "plan_approved"
    ARRANGED = "arranged"
    TRAINING = "training"
    RUNNING = "running"
    SUSPENDED = "suspended"
    PRESENTED = "presented"
    COMPLETED = "completed"
    ENDED_EARLY = "ended_early"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class PaperState(StrEnum):
    """契約書 and every other paper that is sent out to be signed."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    SENT = "sent"
    SIGNED_BY_A = "signed_by_a"
    SIGNED_BY_B = "signed_by_b"
    FILED = "filed"
    VOID = "void"
    REPLACED = "replaced"


class VisaState(StrEnum):
    """査証: the milestones from the invitation papers to the journey home."""

    NOT_NEEDED = "not_needed"
    COLLECTING = "collecting"
    DRAFTED = "drafted"
    SEALED = "sealed"
    SENT = "sent"
    WITH_INTERN = "with_intern"
    APPLIED = "applied"
    MORE_REQUESTED = "more_requested"
    ISSUED = "issued"
    REFUSED = "refused"
    TICKETED = "ticketed"
    ARRIVED = "arrived"
    DEPARTED = "departed"


class PaymentState(StrEnum):
    """活動支援金."""

    PLANNED = "planned"
    APPROVED = "approved"
    HELD = "held"
    PAID = "paid"
    RECEIPT_FILED = "receipt_filed"
