using System.Runtime.InteropServices;
using System.Text;

namespace RnnResearch.Training;

/// <summary>The system calls that .NET does not offer as such and that surviving a power cut needs.</summary>
internal static class Posix
{
    /// <summary>Makes the entries of a folder durable: a rename is on the disk only after this.</summary>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return; // NTFS journals its folders
        var descriptor = Checked(Open(Bytes(path), 0), "open", path);
        try
        {
            Checked(FSync(descriptor), "fsync", path);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Renames over whatever is there, links included, in one step.</summary>
    public static void Rename(string from, string to) => Checked(Rename(Bytes(from), Bytes(to)), "rename", $"{from} to {to}");

    private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path + '\0');

    private static int Checked(int result, string call, string subject) => result >= 0
        ? result
        : throw new IOException($"cannot {call} {subject}: {Marshal.GetLastPInvokeErrorMessage()}");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FSync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "rename", SetLastError = true)]
    private static extern int Rename(byte[] from, byte[] to);
}
