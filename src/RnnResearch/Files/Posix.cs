using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace RnnResearch.Files;

/// <summary>The system calls that .NET does not offer as such: those that surviving a power cut needs, and what stands at a path.</summary>
internal static class Posix
{
    private const int InvalidArgument = 22;
    private const int NoSuchCall = 38;
    private const int HereFolder = -100; // AT_FDCWD
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint ExchangeFlag = 2; // RENAME_EXCHANGE

    /// <summary>For tests: answers in place of the disk whether the bytes of the file at a path reached it.</summary>
    [field: ThreadStatic]
    internal static Func<string, bool>? DiskTakes { get; set; }

    /// <summary>
    /// Returns when the bytes of a file are on the disk. By hand, because in this runtime <c>FileStream.Flush(flushToDisk: true)</c> passes
    /// over a failing fsync in silence.
    /// </summary>
    /// <exception cref="IOException">They are not, and nothing that was written since the last time can be relied on.</exception>
    public static void Sync(FileStream file)
    {
        file.Flush(flushToDisk: OperatingSystem.IsWindows());
        if (DiskTakes?.Invoke(file.Name) == false) throw new IOException($"cannot fsync {file.Name}: the test's disk is broken");
        if (!OperatingSystem.IsWindows()) Checked(FSync(file.SafeFileHandle), "fsync", file.Name);
    }

    /// <summary>Makes the entries of a folder durable: a rename is on the disk only after this.</summary>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return; // NTFS journals its folders
        using var folder = new SafeFileHandle(Checked(Open(Bytes(path), 0), "open", path), ownsHandle: true);
        var result = FSync(folder);
        if (result < 0 && Marshal.GetLastPInvokeError() == InvalidArgument) return; // a file system that cannot, such as some of networks
        Checked(result, "fsync", path);
    }

    /// <summary>Renames over whatever is there, links included, in one step.</summary>
    public static void Rename(string from, string to) => Checked(Rename(Bytes(from), Bytes(to)), "rename", $"{from} to {to}");

    /// <summary>Gives two entries of folders each other's name in one step.</summary>
    /// <returns>false, and nothing is changed, where the system or the file system cannot</returns>
    public static bool TryExchange(string one, string other)
    {
        if (!OperatingSystem.IsLinux()) return false;
        var result = RenameAt2(HereFolder, Bytes(one), HereFolder, Bytes(other), ExchangeFlag);
        if (result < 0 && Marshal.GetLastPInvokeError() is InvalidArgument or NoSuchCall) return false;
        Checked(result, "exchange", $"{one} and {other}");
        return true;
    }

    /// <summary>What stands at a path. Pipes, devices and sockets are told from files on Linux alone.</summary>
    public static FileKind KindOf(string path, bool followLink)
    {
        if (!followLink && new FileInfo(path).LinkTarget is not null) return FileKind.Link;
        if (Directory.Exists(path)) return FileKind.Folder;
        if (!OperatingSystem.IsLinux()) return File.Exists(path) ? FileKind.Regular : FileKind.Missing;
        var status = new byte[256];
        if (StatX(HereFolder, Bytes(path), followLink ? 0 : NoFollow, 1, status) < 0) return FileKind.Missing; // opening it says why
        return (BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(28)) >> 12) switch // stx_mode
        {
            1 => FileKind.Pipe,
            2 or 6 => FileKind.Device,
            12 => FileKind.Socket,
            _ => FileKind.Regular,
        };
    }

    private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path + '\0');

    private static int Checked(int result, string call, string subject) => result >= 0
        ? result
        : throw new IOException($"cannot {call} {subject}: {Marshal.GetLastPInvokeErrorMessage()}");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FSync(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "rename", SetLastError = true)]
    private static extern int Rename(byte[] from, byte[] to);

    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    private static extern int RenameAt2(int fromFolder, byte[] from, int toFolder, byte[] to, uint flags);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, byte[] status);
}
