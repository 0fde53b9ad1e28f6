#!/usr/bin/env bash
# Builds everything, runs every test project, and prints as its last line "N passed, N failed, N skipped" over all of them.
# The line is kept in artifacts/test-summary.txt; the exit status is 0 only when nothing failed.
set -euo pipefail
cd "$(dirname "$0")/.."
summary=artifacts/test-summary.txt
log=artifacts/test-log.txt
mkdir -p artifacts
rm -f "$summary"

passed=0 failed=0 skipped=0 status=0
build/build.sh RnnResearch.sln || { failed=1 status=1; }

# One count of the line that closes a project's run: "Failed: 0, Passed: 61, Skipped: 2, ...".
count() { sed -nE "s/.*[ -]$1: +([0-9]+).*/\1/p" <<< "$closing"; }

if [ $status = 0 ]; then
    for project in tests/*/*.csproj; do
        dotnet test "$project" -c Release --no-build --nologo 2>&1 | tee "$log" || status=1
        closing=$(grep -E 'Failed: +[0-9]+, Passed: +[0-9]+' "$log" | tail -n 1 || true)
        if [ -n "$closing" ]; then
            passed=$((passed + $(count Passed))) failed=$((failed + $(count Failed))) skipped=$((skipped + $(count Skipped)))
        else
            echo "$project ended without a result" >&2
            failed=$((failed + 1)) status=1
        fi
    done
fi
echo "$passed passed, $failed failed, $skipped skipped" | tee "$summary"
exit $status
