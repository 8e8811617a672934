"""How good the rank estimate is, tried on complete leagues with rows hidden."""
