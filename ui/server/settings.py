"""What whoever hosts the app can set: six environment variables and Streamlit's own options."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from ui.server.host_template import TEMPLATE_VARIABLE, HostTemplateError, host_template

HOSTS_VARIABLE = "CHISO766_ALLOWED_HOSTS"
FRAMES_VARIABLE = "CHISO766_FRAME_ANCESTORS"
ADDRESS_VARIABLE = "CHISO766_PUBLIC_ADDRESS"
PICTURES_VARIABLE = "CHISO766_LINK_PICTURES"
METRICS_VARIABLE = "CHISO766_METRICS"

SAME_ORIGIN = "'self'"
FRAME_WORDS = {"self": SAME_ORIGIN, "none": "'none'"}

# A host name, an IPv4 address or a bracketed IPv6 address; a leading "*." stands for any subdomain.
HOST = re.compile(r"(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]")
ADDRESS = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?")
SWITCH = re.compile(r"on|off")
FRAME = re.compile(r"https?://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?")


class SettingsError(ValueError):
    """An environment variable holds what cannot be meant; the server does not start."""


@dataclass(frozen=True)
class Settings:
    """How the app is hosted.

    ``base_path`` is empty or a path such as ``/chi-so-766``. No ``allowed_hosts`` means any.
    ``frame_ancestors`` are sources of a content security policy. ``origins`` may call the JSON
    interface and the app from pages of their own; with ``any_origin`` all may. ``public_address`` is
    scheme and host under which the app is known outside, empty where requests say it.
    ``link_pictures`` says whether links show a picture where they are pasted. ``metrics`` are
    Streamlit's own, of memory and sessions.
    """

    base_path: str = ""
    allowed_hosts: tuple[str, ...] = ()
    frame_ancestors: tuple[str, ...] = (SAME_ORIGIN,)
    origins: tuple[str, ...] = ()
    any_origin: bool = False
    public_address: str = ""
    link_pictures: bool = True
    metrics: bool = False

    @property
    def other_sites(self) -> tuple[str, ...]:
        """Return the other sites whose pages may hold the app in a frame."""
        return tuple(site for site in self.frame_ancestors if site not in FRAME_WORDS.values())


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings from environment variables (comma-separated) and Streamlit's options.

    Raises:
        SettingsError: a variable holds what it cannot mean, such as neither a host nor a web address, or
            names a template for slides that cannot be used.

    """
    try:
        host_template(environment.get(TEMPLATE_VARIABLE, ""))
    except HostTemplateError as error:
        raise SettingsError(str(error)) from error
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    origins: list[str] = st.get_option("server.corsAllowedOrigins") or []
    return Settings(
        base_path=f"/{base}" if base else "",
        allowed_hosts=tuple(
            _matching(HOST, part, HOSTS_VARIABLE, "chiso.example.vn or *.example.vn")
            for part in _parts(environment, HOSTS_VARIABLE)
        ),
        frame_ancestors=tuple(
            FRAME_WORDS.get(part)
            or _matching(FRAME, part, FRAMES_VARIABLE, "self, none or https://portal.example.vn")
            for part in _parts(environment, FRAMES_VARIABLE)
        )
        or (SAME_ORIGIN,),
        origins=tuple(origin.strip().lower() for origin in origins),
        any_origin=not st.get_option("server.enableCORS"),
        public_address=_single(environment, ADDRESS_VARIABLE, ADDRESS, "https://chiso.example.vn"),
        link_pictures=_single(environment, PICTURES_VARIABLE, SWITCH, "on or off") != "off",
        metrics=_single(environment, METRICS_VARIABLE, SWITCH, "on or off") == "on",
    )


def _parts(environment: Mapping[str, str], variable: str) -> list[str]:
    parts = [part.strip().lower() for part in environment.get(variable, "").split(",")]
    return [part for part in parts if part]


def _single(environment: Mapping[str, str], variable: str, pattern: re.Pattern[str], example: str) -> str:
    value = environment.get(variable, "").strip().lower().rstrip("/")
    if value and not pattern.fullmatch(value):
        raise SettingsError(f"{variable}: '{value}' cannot be used; expected {example}.")
    return value


def _matching(pattern: re.Pattern[str], part: str, variable: str, example: str) -> str:
    if not pattern.fullmatch(part):
        raise SettingsError(
            f"{variable}: '{part}' cannot be used; expected a comma-separated list of parts like {example}."
        )
    return part
