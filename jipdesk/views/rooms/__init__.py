"""The pages of the sections, one file each; they are imported when they are first shown."""
