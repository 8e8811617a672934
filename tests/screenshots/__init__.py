"""Pictures of every page for the eye, side by side with those of an earlier commit."""
