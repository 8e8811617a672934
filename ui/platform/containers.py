"""The type of a container that is handed on: Streamlit has it, but gives it no public name."""

from streamlit.delta_generator import DeltaGenerator

Container = DeltaGenerator
