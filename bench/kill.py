"""kill -9 of a serving register, 30 times, while people report, import and withdraw.

    PYTHONPATH=tests:tests/reliability python bench/kill.py [--kills 30]

After each kill everything acknowledged so far is looked up, with the integrity of the database,
the chain of the log and its replay; at the end the index is compared after a restart.
"""

import argparse
import json
import random
import tempfile
from collections import Counter
from pathlib import Path
from time import monotonic

from killing import Installation, wait_until


def main() -> None:
    """Kill, look, and say what was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    kills = parser.parse_args().kills
    chance = random.Random(30)
    faults: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        register = Installation(Path(folder))
        for number in range(kills):
            register.kill_while_written_to(chance.uniform(0, 4))
            faults.update(register.faults())
            print(f"kill {number + 1}: {register.taken.amounts}, {len(faults)} faults", flush=True)
        register.start()
        try:
            began = monotonic()
            wait_until(register.index_agrees, 60)
            agreed = round(monotonic() - began, 1)
            verified = register.ocop("audit", "verify").returncode == 0
        except AssertionError:
            print(register.ocop("index", "check", "--json").stdout.decode())
            raise
        finally:
            register.kill()
    reports, annexes, withdrawals = register.taken.amounts
    answer = {"kills": kills, "reports": reports, "annexes": annexes, "withdrawals": withdrawals}
    answer |= {"lost or wrong": sorted(faults), "audit verify": verified}
    print(json.dumps(answer | {"index agrees after s": agreed}, ensure_ascii=False))


if __name__ == "__main__":
    main()
