#!/usr/bin/env bash
# Fetches the pages' chart libraries in the versions of package-lock.json, checked against its hashes. Needs npm; a build does not need this.
set -euo pipefail
cd "$(dirname "$0")/../src/RnnResearch/Reports/Web/vendor"
npm ci --ignore-scripts
cp node_modules/d3/dist/d3.min.js node_modules/@observablehq/plot/dist/plot.umd.min.js .
cp node_modules/d3/LICENSE d3.LICENSE
cp node_modules/@observablehq/plot/LICENSE plot.LICENSE
rm -r node_modules
