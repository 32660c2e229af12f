"""How long ``concordat --version`` takes, beside a Python that does nothing."""

import statistics
import subprocess
import sys
import time

RUNS = 15


def seconds(arguments: list[str]) -> float:
    """Return the median wall time of a process over several runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print both times and their ratio."""
    bare = seconds(["-c", "pass"])
    version = seconds(["-m", "desktop", "--version"])
    print(f"python -c pass         {bare * 1000:6.0f} ms")
    print(f"concordat --version    {version * 1000:6.0f} ms   {version / bare:.2f} x   (limit 150 ms)")


if __name__ == "__main__":
    main()
