"""Units of a province: their digitisation points, and what they make of the province's."""
