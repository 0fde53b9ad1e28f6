#!/usr/bin/env bash
# Builds a project, or the solution, in Release; quiet unless something is wrong.
set -euo pipefail
cd "$(dirname "$0")/.."
echo "Building $1 ..." >&2
dotnet build "$1" -c Release -v quiet -nologo -clp:NoSummary >&2
