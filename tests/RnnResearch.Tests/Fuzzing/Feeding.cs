using RnnResearch.Configuration;
using RnnResearch.Data;
using RnnResearch.Training;
using TorchSharp;

namespace RnnResearch.Tests.Fuzzing;

/// <summary>
/// Feeds damaged files to a reader, one after the other. Each is refused with an error that a user can read and that names the file, or is
/// accepted and what was read is right; nothing takes long, or much memory.
/// </summary>
/// <param name="folder">where the files are written</param>
internal sealed class Feeding(TempFolder folder)
{
    private const long MostBytes = 1L << 30;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly long before = Environment.WorkingSet;
    private readonly List<string> faults = [];

    /// <summary>How many were read.</summary>
    public int Fed { get; private set; }

    /// <summary>How many of them were refused.</summary>
    public int Refused { get; private set; }

    /// <param name="seeds">the damages</param>
    /// <param name="whole">the file as it should be, of a seed</param>
    /// <param name="name">the file's name in the folder, of a seed</param>
    /// <param name="read">reads the file, and asserts that what it read is right</param>
    public void Feed(IEnumerable<int> seeds, Func<int, byte[]> whole, Func<int, string> name, Action<string> read)
    {
        foreach (var seed in seeds)
        {
            var path = folder[name(seed)];
            File.WriteAllBytes(path, Damage.Of(whole(seed), seed));
            Fed++;
            var reading = Task.Run(() => Try(seed, path, read));
            if (!reading.Wait(Longest)) throw new TimeoutException($"seed {seed}, {name(seed)}: nothing came of it in {Longest}");
            File.Delete(path);
        }
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults.Take(10))}");
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, MostBytes);
    }

    private void Try(int seed, string path, Action<string> read)
    {
        try
        {
            using var scope = torch.NewDisposeScope();
            read(path);
        }
        catch (Exception error) when (IsForUsers(error))
        {
            Refused++;
            if (!error.Message.Contains(Path.GetFileName(path), StringComparison.Ordinal))
                faults.Add($"seed {seed}: the file is not named: {error.Message}");
        }
        catch (Exception error)
        {
            faults.Add($"seed {seed}, {Path.GetFileName(path)}: {error}");
        }
        if (Environment.WorkingSet - before > MostBytes) faults.Add($"seed {seed}: takes {Environment.WorkingSet - before:N0} bytes");
    }

    // Those that the command line shows as one sentence.
    private static bool IsForUsers(Exception error) =>
        error is ConfigException or DataException or CheckpointException or InvalidDataException;
}
