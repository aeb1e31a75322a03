"""``python -m cxdesign``: the services without a browser."""

import sys

from cxdesign.cli import main

if __name__ == "__main__":
    sys.exit(main())
