"""What the pages share: texts, numbers, scenario and link, levers, charts. Knows Streamlit."""
