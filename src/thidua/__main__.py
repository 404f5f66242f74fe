"""`python -m thidua` is the command line."""

from thidua.cli import main

raise SystemExit(main())
