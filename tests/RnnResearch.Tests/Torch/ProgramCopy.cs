using RnnResearch.Tests.Cli;

namespace RnnResearch.Tests.Torch;

/// <summary>The program in a folder of its own, to take something away from. The large files are links.</summary>
internal sealed class ProgramCopy : IDisposable
{
    private readonly TempFolder folder = new();

    public ProgramCopy()
    {
        Directory.CreateDirectory(In(""));
        foreach (var path in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            var copy = In(Path.GetFileName(path));
            if (Path.GetFileName(path).Contains(".so", StringComparison.Ordinal)) File.CreateSymbolicLink(copy, path);
            else if (Path.GetExtension(path) is ".dll" or ".json") File.Copy(path, copy);
        }
        folder.Write("experiments/tiny.yaml", "task: language\n");
    }

    /// <summary>Every file with its size and when it was last written.</summary>
    public IReadOnlyList<string> Contents =>
    [
        .. new DirectoryInfo(In("")).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:o}")
            .Order(),
    ];

    public string In(string file) => folder[Path.Combine("program", file)];

    /// <summary>What the program says on standard error, one line for one that failed.</summary>
    public (int Code, string Out, string Error) Run(params string[] arguments)
    {
        using var program = new StartedProgram(folder.Path, arguments, In(""));
        return program.WaitForExit();
    }

    public void Dispose() => folder.Dispose();
}
