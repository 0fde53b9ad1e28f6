using System.Runtime.InteropServices;
using System.Text;

namespace RnnResearch.Tests.Files;

/// <summary>Named pipes, which block whoever opens them.</summary>
internal static class Fifo
{
    public static string Make(string path)
    {
        File.Delete(path);
        Assert.Equal(0, MakeFifo(Encoding.UTF8.GetBytes(path + '\0'), 0b110_000_000));
        return path;
    }

    [DllImport("libc", EntryPoint = "mkfifo")]
    private static extern int MakeFifo(byte[] path, uint mode);
}
