"""The national rank of a total, estimated from a league that may be published only in part."""
