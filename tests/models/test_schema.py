"""The schema: its newest revision is known without the library of migrations."""

from alembic.script import ScriptDirectory

from jipdesk.models import schema


def test_the_newest_revision_by_its_file_is_the_head_of_the_migrations():
    script = ScriptDirectory.from_config(schema.config())

    assert schema.newest() == script.get_current_head()


def test_revisions_are_numbered_in_their_order():
    script = ScriptDirectory.from_config(schema.config())

    revisions = [revision.revision for revision in script.walk_revisions()]

    assert revisions == sorted(revisions, reverse=True)
