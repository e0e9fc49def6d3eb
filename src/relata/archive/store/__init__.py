"""The database: opening it, its transactions, its schema and the migrations."""
