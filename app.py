"""The launcher: ``streamlit run app.py`` serves the pages and, beside them, the live channel."""

import streamlit as st

if __name__ == "__main__":
    from cxdesign.ui.main import main

    main()
else:
    from streamlit import config

    from cxdesign.live.server import Server
    from cxdesign.live.starting import started
    from cxdesign.services.bootstrap import current
    from cxdesign.ui.session import has_sign_in

    server = Server(
        started(current),
        address=config.get_option("server.address"),
        port=config.get_option("server.port"),
        base=config.get_option("server.baseUrlPath"),
        has_sign_in=has_sign_in(),
    )
    app = st.App("cxdesign/ui/main.py", routes=server.routes, lifespan=server.lifespan, middleware=server.middleware)
