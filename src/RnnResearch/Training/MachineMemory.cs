using System.Globalization;
using RnnResearch.Configuration;

namespace RnnResearch.Training;

/// <summary>What memory there is for a model, so that one that does not fit is an answer and not a crash.</summary>
internal static class MachineMemory
{
    private const string MemoryInfo = "/proc/meminfo";

    /// <summary>Bytes that this process may still take: what the system can give without swapping, or the container's limit.</summary>
    public static double Available
    {
        get
        {
            double limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
            if (!File.Exists(MemoryInfo)) return limit;
            var line = File.ReadLines(MemoryInfo).FirstOrDefault(text => text.StartsWith("MemAvailable:", StringComparison.Ordinal));
            return line is null ? limit : Math.Min(limit, 1024 * double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
                CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Makes sure that something of so many bytes can be made.</summary>
    /// <param name="key">the configuration's key that it follows from</param>
    /// <param name="what">what it is, such as "its weights"</param>
    /// <param name="bytes">how large it is</param>
    /// <param name="fix">what to do where it is too large</param>
    /// <exception cref="ConfigException">It is larger than <see cref="Available"/>.</exception>
    public static void Require(string key, string what, double bytes, string fix)
    {
        var there = Available;
        if (bytes > there)
            throw new ConfigException([new(key,
                $"{what} would take {ByteText.Of(bytes)} of memory, and {ByteText.Of(there)} are free on this machine; {fix}")]);
    }
}
