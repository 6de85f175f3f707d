"""The files of a desk: folder, generations, lock, keys, backup container; opens no SQL."""
