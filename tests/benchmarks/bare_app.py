"""The counterpart of the app: the least that has a lever and a headline. Not a page of the app."""

import streamlit as st

level = st.slider("Level", 0.0, 100.0, 20.0, 0.1, key="slider_level")
with st.container(key="headline"):
    st.markdown(f"**{level:.1f}**")
