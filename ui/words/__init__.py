"""Wording: texts, numbers, names and sentences in both languages. No Streamlit in here."""
