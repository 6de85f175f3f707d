"""Runs the revisions on the connection it is handed, all of them in the one transaction that is already open."""

from alembic import context

from jipdesk.models.records import SCHEMA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SCHEMA,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
