"""The comparison page: kept scenarios side by side."""
