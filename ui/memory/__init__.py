"""What the visitor's own browser stores, so that a reload or a restart loses nothing: never the server.

``content`` says what it is and reads it strictly, ``gathering`` takes it from the visit, ``restoring``
brings it back; ``component`` carries it to the browser and hears from it. ``browser/`` holds what runs
there: it stores and reports, and knows no rule.
"""
