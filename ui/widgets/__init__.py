"""Small pieces of pages that every page may use."""
