#!/usr/bin/env bash
# Builds a project, or the solution, in Release; quiet unless something is wrong.
set -euo pipefail
cd "$(dirname "$0")/.."
build/need-dotnet.sh
log=artifacts/build-log.txt
mkdir -p artifacts
echo "Building $1 ..." >&2
if ! dotnet build "$1" -c Release -v quiet -nologo > "$log" 2>&1; then
    grep -E '(error|warning) ' "$log" | sort -u >&2 || cat "$log" >&2
    exit 1
fi
