"""`python -m azref` is `azref`."""

import sys

from azref.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
