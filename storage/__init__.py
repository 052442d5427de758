"""The database: models, queries by feature, migrations. Uses neither Telegram nor the clock nor translated texts."""
