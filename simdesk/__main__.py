"""`python -m simdesk` is the same as the command `simdesk`."""

import sys

from simdesk.app import main

if __name__ == "__main__":
    sys.exit(main())
