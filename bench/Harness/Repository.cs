using System.Runtime.CompilerServices;

namespace Harness;

/// <summary>Where this checkout is: the programs of bench/ run where they were built and are never installed.</summary>
public static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", ".."));

    /// <summary>The folder that results are saved in; git ignores it.</summary>
    public static string ResultsFolder => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "bench")).FullName;

    /// <summary>The program <c>rnn</c>, as <c>make build</c> builds it.</summary>
    public static string Program => Path.Combine(Root, "artifacts", "bin", "RnnResearch.Cli", "release", "rnn.dll");

    /// <summary>A script of bench/peers.</summary>
    public static string Peer(string name) => Path.Combine(Root, "bench", "peers", name);

    private static string SourceFolder([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
