"""`python -m bot`: the commands are in `bot.command_line`."""

import gc
import sys

gc.disable()  # what is imported is no garbage, and looking for some takes a fifth of the time of a start

from bot.command_line import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
