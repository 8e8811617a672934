"""Every use of Streamlit's non-public parts, and every guess about its timing, one file each.

None of it is promised by Streamlit, so its version is pinned to one minor release, and each file has
one contract test of its name in ``tests/ui/platform`` that says what to do when it breaks:

- ``component_reports``: what a component reports is lost with its state where another page is asked for.
- ``containers``: the type of a part of the page that is handed on.
- ``ended_visits``: a closed page's files and session stay in memory; they are taken away.
- ``first_run``: what is done before a new session has drawn its page would be lost; it waits.
- ``front_page``: the front page as shipped: language and head are put right, its inline script allowed.
- ``garbage_collection``: a full collection after every run is turned off, what stays for good left out.
- ``held_downloads``: a file made on the click is dropped after two runs of anybody; it is held longer.
- ``history_steps``: whether the browser's back or forward button asked for a run.
- ``left_pages``: what a page that is left still says would undo the click on another; it does not.
- ``listening_socket``: the socket is bound without saying TCP; small packets would wait.
- ``local_origins``: pages of the visitor's own machine may connect without being named.
- ``page_font``: the font of the pages lies among the platform's own files; SVG files bring it along.
- ``page_switch``: a button opens another page without a step in the history that leads nowhere.
- ``query_limits``: how long a link may be before it is dropped without a word.
- ``reconnection``: a whole run comes first after every new connection.
- ``rerun``: parts of a page drawn again by their keys, and what is raised where one is gone.
- ``route_names``: the addresses Streamlit answers itself.
- ``script_thread``: a script runs in a thread beside the one that sends its messages.
- ``served_components``: scripts of a component of our own are served from our own origin.
- ``streamlit_words``: its own words, in English alone, are replaced in the browser as they appear.
- ``theme_message``: the theme's settings are read anew for every run; they are read once.
- ``turns``: every visitor's script runs in a thread of its own; they run one after the other.
- ``unfinished_requests``: a connection may wait for ever for its request; such ones are closed.
- ``unread_reports``: what was reported and not read yet stays where the next report comes at once.

Three more need a browser to be seen and are held by ``tests/e2e``: the first visit to a page's address
after a start (``test_first_request``), what the content policy has to allow (``test_content_policy``),
and that a value typed is reported together with the next click (``test_typed_then_clicked``).
"""
