"""`python -m simdesk` is the same as the command `simdesk`; a frozen one may be its own child."""

import sys

if __name__ == "__main__":
    if sys.argv[1:] == ["--read-worker"]:
        from simdesk.reading.worker import main
    else:
        from simdesk.app import main
    sys.exit(main())
