using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace RnnResearch.Data;

/// <summary>Opens files that people name: regular ones only, because a pipe is waited for without end and a device never stops.</summary>
internal static class RegularFile
{
    // open(2): read, return at once whatever the file is, and keep the descriptor from child processes.
    private static readonly int Flags = OperatingSystem.IsMacOS() ? 0x4 | 0x1000000 : 0x800 | 0x80000;

    /// <summary>The file for reading; a link is followed.</summary>
    /// <exception cref="IOException">It cannot be opened, or it is a folder, a pipe, a socket or a device.</exception>
    public static FileStream Open(string path)
    {
        if (Directory.Exists(path)) throw new IOException($"{path}: a folder, expected a file");
        var stream = OperatingSystem.IsWindows() ? File.OpenRead(path) : new FileStream(Handle(path), FileAccess.Read);
        if (stream.CanSeek) return stream;
        stream.Dispose();
        throw new IOException($"{path}: a pipe or a device, expected a regular file");
    }

    private static SafeFileHandle Handle(string path)
    {
        var descriptor = Open(Encoding.UTF8.GetBytes(path + '\0'), Flags);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException($"{path}: cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);
}
