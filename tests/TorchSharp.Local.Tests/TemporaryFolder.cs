namespace TorchSharp.Local.Tests;

/// <summary>A folder that goes when the test does.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("torchsharp-local-");

    internal string this[string file] => Path.Combine(folder.FullName, file);

    public void Dispose() => folder.Delete(recursive: true);
}
