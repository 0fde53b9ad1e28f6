#!/usr/bin/env bash
# words.sh VARIABLE COMMAND...: runs COMMAND with the words that the variable holds behind it. Quotes and \ mean what they mean to a
# shell; no variable, pattern or command in it does.
set -euo pipefail
variable=$1
shift
words=$(mktemp)
trap 'rm -f "$words"' EXIT
if ! xargs printf '%s\0' <<< "${!variable}" > "$words" 2> /dev/null; then
    echo "error: $variable=${!variable}: a quote is not closed; a value with an apostrophe stands in double quotes" >&2
    exit 2
fi
while IFS= read -r -d '' word; do
    [ -z "$word" ] || set -- "$@" "$word"
done < "$words"
rm -f "$words"
trap - EXIT
exec "$@"
