"""What stands around the pages: sections, search, languages, who acts, status, menus, the first page of all."""
