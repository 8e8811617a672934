"""The units page: headline, table, chart, worth of each unit, own tables."""
