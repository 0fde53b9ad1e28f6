#!/usr/bin/env bash
# Sees to what TorchBackend=local builds on: libtorch, a fast BLAS, JPEG and PNG libraries and a C++ compiler. Installs what
# is missing where that is possible (as root, with apt-get), and else says how. LIBTORCH=FOLDER names a libtorch of one's own,
# such as the one inside a Python torch wheel.
set -euo pipefail

missing=()
need() { if ! [ -e "$2" ]; then missing+=("$1"); fi; }
libraries=/usr/lib/$(uname -m)-linux-gnu

if [ -z "${LIBTORCH:-}" ]; then
    need libtorch-dev /usr/include/torch/script.h
    need libopenblas0-pthread "$libraries/openblas-pthread/libopenblas.so.0"
fi
need libturbojpeg0-dev /usr/include/turbojpeg.h
need libpng-dev /usr/include/png.h
command -v g++ > /dev/null || missing+=(g++)
[ ${#missing[@]} -gt 0 ] || exit 0

install="apt-get install -y --no-install-recommends ${missing[*]}"
if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
    echo "TorchBackend=local needs ${missing[*]}. On Debian or Ubuntu, once:" >&2
    echo "    sudo $install" >&2
    exit 1
fi
echo "Installing ${missing[*]} ..." >&2
log=$(mktemp)
if ! { apt-get update && DEBIAN_FRONTEND=noninteractive $install; } > "$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "could not install them; try yourself: $install" >&2
    exit 1
fi
rm "$log"
