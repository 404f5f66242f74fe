"""The laws that draw at random, with other seeds: ``python tests/laws/again.py --times 50 [--workers 2]``.

What draws nothing is the same each time, and is left to the usual run. Each run prints its seed, with which it can be
repeated: ``pytest tests/laws -m hypothesis --hypothesis-seed=SEED``.
"""

import argparse
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import SystemRandom

HERE = Path(__file__).resolve().parent
SEEDS = 2**32


def run(seed: int) -> tuple[int, str]:
    """Whether one run is green, and its last line."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE), "-m", "hypothesis"]
    command.append(f"--hypothesis-seed={seed}")
    done = subprocess.run(command, cwd=HERE.parents[1], check=False, capture_output=True, text=True)
    lines = done.stdout.splitlines() or [done.stderr]
    return done.returncode, "\n".join(lines[-1:] if done.returncode == 0 else lines)


def main(arguments: list[str]) -> int:
    """Run so many times, and say of each what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args(arguments)
    seeds = [SystemRandom().randrange(SEEDS) for _ in range(options.times)]
    red = 0
    with ThreadPoolExecutor(options.workers) as pool:
        for number, (seed, (code, said)) in enumerate(zip(seeds, pool.map(run, seeds), strict=True), 1):
            red += code != 0
            sys.stdout.write(f"{number}, seed {seed}: {said}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{options.times} runs, {red} not green\n")
    return int(bool(red))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
