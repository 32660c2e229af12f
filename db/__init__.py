"""The store: the only place that imports SQLModel, SQLAlchemy or sqlite3. Nothing is imported here on purpose."""
