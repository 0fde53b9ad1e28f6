#!/usr/bin/env bash
# Writes FILE (MSBuild properties) with the torch backend to build with:
#   package   the NuGet packages TorchSharp, TorchSharp-cpu and TorchVision, wherever they restore
#   local     src/TorchSharp.Local over the libtorch of the system
# TorchBackend= and TorchDevice= in the environment decide; without them a small restore finds out. The file is left
# alone when nothing changed, so that nothing is rebuilt.
set -euo pipefail
cd "$(dirname "$0")/.."
file=$1

package_restores() {
    local probe name version references='' status=0
    for name in TorchSharp TorchVision; do # TorchSharp-cpu is where they are, and large
        version=$(sed -n "s/.*\"$name\" Version=\"\([^\"]*\)\".*/\1/p" Directory.Packages.props)
        references+="<PackageReference Include=\"$name\" Version=\"$version\" />"
    done
    probe=$(mktemp -d)
    echo "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>$references</ItemGroup></Project>" > "$probe/probe.csproj"
    timeout 60 dotnet restore "$probe/probe.csproj" -v quiet > "$probe/log" 2>&1 || status=$?
    rm -rf "$probe"
    return $status
}

remembered() { sed -n "s/.*<$1 [^>]*>\(.*\)<.*/\1/p" "$file" 2> /dev/null || true; }

device=${TorchDevice:-$(remembered TorchDevice)}
device=${device:-cpu}
backend=${TorchBackend:-$(remembered TorchBackend)}
if [ -n "${TorchBackend:-}" ]; then
    why='asked for'
elif [ -n "$backend" ]; then
    why='as before'
elif echo 'Looking for the TorchSharp package (at most a minute, once) ...' >&2 && package_restores; then
    backend=package why='the TorchSharp package restores here'
else
    backend=local why='the TorchSharp package does not restore here'
fi

case $backend in package | local) ;; *) echo "TorchBackend=$backend: expected package or local" >&2; exit 2 ;; esac
case $device in cpu | cuda) ;; *) echo "TorchDevice=$device: expected cpu or cuda" >&2; exit 2 ;; esac
if [ "$backend" = local ]; then build/system-packages.sh; fi

mkdir -p "$(dirname "$file")"
cat > "$file.new" <<XML
<Project>
  <PropertyGroup>
    <TorchBackend Condition="'\$(TorchBackend)' == ''">$backend</TorchBackend>
    <TorchDevice Condition="'\$(TorchDevice)' == ''">$device</TorchDevice>
  </PropertyGroup>
</Project>
XML
if cmp -s "$file.new" "$file"; then
    rm "$file.new"
else
    mv "$file.new" "$file"
    echo "Torch backend: $backend on $device ($why; remembered in $file, \`make backend\` looks again)" >&2
fi
