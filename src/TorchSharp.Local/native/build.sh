#!/usr/bin/env bash
# Builds TorchSharp.Local's native side.
#   build.sh OUT.so [LIBTORCH_DIR]
# LIBTORCH_DIR holds include/ and lib/ (an unpacked libtorch, or site-packages/torch of a Python wheel);
# without it the system's libtorch is used (Debian: apt install libtorch-dev).
set -euo pipefail

out=${1:?usage: build.sh OUT.so [LIBTORCH_DIR]}
torch=${2:-}
source=$(cd "$(dirname "$0")" && pwd)/torch_local.cpp

if [ -n "$torch" ]; then
    include=$torch/include lib=$torch/lib
    includes=(-isystem "$include" -isystem "$include/torch/csrc/api/include")
    search=(-L"$lib" -Wl,-rpath,"$lib")
else
    include=/usr/include
    lib=$(dirname "$(find /usr/lib /usr/local/lib -name libtorch_cpu.so -print -quit 2>/dev/null)")
    includes=(-isystem "$include/torch/csrc/api/include")
    search=(-L"$lib")
fi
if [ ! -e "$include/torch/csrc/api/include/torch/version.h" ] || [ ! -e "$lib/libtorch_cpu.so" ]; then
    echo "build.sh: no libtorch under ${torch:-/usr}. Install libtorch-dev, or pass the folder that holds include/ and lib/ (for a wheel: site-packages/torch)." >&2
    exit 1
fi

major=$(sed -n 's/^#define TORCH_VERSION_MAJOR \([0-9]*\).*/\1/p' "$include/torch/csrc/api/include/torch/version.h")
standard=c++17
[ "${major:-2}" -lt 2 ] && standard=c++14
# Wheels before 2.6 were built with the old std::string; the names in the library tell which one it has.
names=$(nm -D --defined-only "$lib/libc10.so")
abi=0
[[ $names == *__cxx11* ]] && abi=1

libraries=(-ltorch_cpu -lc10)
if [ -e "$lib/libtorch_cuda.so" ]; then
    # Nothing here names a CUDA symbol, yet the library must be loaded to register its kernels.
    libraries=(-Wl,--no-as-needed -ltorch_cuda -lc10_cuda -ltorch_cpu -lc10)
fi

mkdir -p "$(dirname "$out")"
"${CXX:-g++}" -O2 -std=$standard -fPIC -shared -fvisibility=hidden -D_GLIBCXX_USE_CXX11_ABI=$abi \
    "${includes[@]}" "$source" -o "$out.new" "${search[@]}" "${libraries[@]}"
mv "$out.new" "$out"
