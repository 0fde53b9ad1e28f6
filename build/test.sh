#!/usr/bin/env bash
# Builds everything, runs all tests, and prints as its last line "N passed, N failed, N skipped".
# The line is kept in artifacts/test-summary.txt; the exit status is 0 only when nothing failed.
set -euo pipefail
cd "$(dirname "$0")/.."
summary=artifacts/test-summary.txt
log=artifacts/test-log.txt
mkdir -p artifacts
rm -f "$summary" "$log"

status=0
build/build.sh RnnResearch.sln && dotnet test RnnResearch.sln -c Release --no-build --nologo 2>&1 | tee "$log" || status=1

# The line that closes the run: "Failed: 0, Passed: 61, Skipped: 2, ...".
closing=$(grep -E 'Failed: +[0-9]+, Passed: +[0-9]+' "$log" 2> /dev/null | tail -n 1 || true)
count() { sed -nE "s/.*[ -]$1: +([0-9]+).*/\1/p" <<< "$closing"; }
if [ -n "$closing" ]; then
    echo "$(count Passed) passed, $(count Failed) failed, $(count Skipped) skipped" > "$summary"
else
    echo 'the tests ended without a result' >&2
    echo '0 passed, 1 failed, 0 skipped' > "$summary"
    status=1
fi
cat "$summary"
exit $status
