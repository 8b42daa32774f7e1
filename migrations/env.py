"""Runs migrations on the connection it is given; a whole upgrade is one transaction, begun by the caller."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=False)
context.run_migrations()
