"""Run a command over the demonstration in a PostgreSQL server started for it.

`PYTHONPATH=tests python bench/on_postgresql.py [--products N] COMMAND …`
"""

import argparse
import os
import subprocess
import sys
import tempfile

from databases import postgres_server


def main() -> None:
    """Start the server, build the register in it, run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", default="8340")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    with postgres_server() as server, tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"OCOP_DATABASE_URL": server.get_uri(), "OCOP_HOME": home}
        ocop = [sys.executable, "-c", "from ocop_site.cli import main; main()"]
        build = [*ocop, "demo", "--no-serve", "--products", options.products]
        subprocess.run(build, env=environment, check=True)
        sys.exit(subprocess.run(options.command, env=environment, check=False).returncode)


if __name__ == "__main__":
    main()
