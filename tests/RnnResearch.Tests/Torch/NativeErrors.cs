using System.Runtime.InteropServices;

namespace RnnResearch.Tests.Torch;

/// <summary>What native code writes to standard error, where .NET's own streams do not see it.</summary>
internal static partial class NativeErrors
{
    private const int StandardError = 2;

    /// <summary>All that any thread writes there while <paramref name="act"/> runs.</summary>
    public static string During(Action act)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "errors.txt");
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        var before = Duplicate(StandardError);
        _ = Replace((int)file.DangerousGetHandle(), StandardError);
        try
        {
            act();
        }
        finally
        {
            _ = Replace(before, StandardError);
            _ = Close(before);
        }
        return File.ReadAllText(path);
    }

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Replace(int from, int to);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
