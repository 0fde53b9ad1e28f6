#!/usr/bin/env bash
# Says what is missing where there is no dotnet.
command -v dotnet > /dev/null && exit
echo 'error: there is no dotnet on the PATH; install the .NET 10 SDK: https://dotnet.microsoft.com/download' >&2
exit 1
