"""How large an uploaded file may be: far above any real table of provinces, far below any harm."""

MAX_BYTES = 1_000_000
# Rows: of a table of units, which may have one for each unit and indicator; and of any other.
MAX_ROWS = 9_000
MAX_ROWS_OF_PROVINCES = 2_000
MAX_COLUMNS = 60
MAX_CELL = 300
MAX_SHEETS = 10

# A name of a province or unit, in characters.
NAME_LENGTH = 80

# A workbook is a zip archive: what it unpacks to, its number of parts, and how much smaller than
# its content a part above ``SMALL_PART`` bytes may be.
MAX_UNPACKED = 20_000_000
MAX_PARTS = 200
MAX_RATIO = 100
SMALL_PART = 200_000

# The header stands in one of the first rows that hold anything: titles may come before it.
HEADER_WITHIN = 15

# Rows and columns of a sheet that are looked at, empty ones too: formatted but empty rows are common,
# and one cell at the far right is read as thousands of empty ones before it.
ROWS_LOOKED_AT = 20_000
COLUMNS_LOOKED_AT = 120

# Rows that are looked at over all sheets: those that come after so many are not read.
ROWS_OF_ALL_SHEETS = 60_000

# Cells that hold anything, over all sheets of a workbook; and tags of markup over all its parts, since
# formatted but empty cells, merged ranges and styles are read as well. A filled cell has four.
MAX_CELLS = 100_000
MAX_TAGS = 4 * MAX_CELLS
