"""What rooms are made of, made once: tables, filters, forms, notices, buttons that explain themselves."""
