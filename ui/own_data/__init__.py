"""Own data of a visit: uploaded, checked, used in place of the published case, removed."""
