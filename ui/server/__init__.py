"""What the app serves besides its pages: security headers, health, the JSON interface, its log."""

from ui.server.data_check import stop_on_wrong_data
from ui.server.journal import start_journal
from ui.server.log_contents import keep_links_out
from ui.server.middleware import middleware
from ui.server.routes import routes
from ui.server.settings import Settings, SettingsError, read_settings

__all__ = [
    "Settings",
    "SettingsError",
    "keep_links_out",
    "middleware",
    "read_settings",
    "routes",
    "start_journal",
    "stop_on_wrong_data",
]
