using RnnResearch.Files;

namespace RnnResearch.Experiments.Captioning;

/// <summary>Takes the pictures of attention of one command, each in a file of its own; where it cannot, captions do without.</summary>
internal sealed class AttentionFolder(string folder, Action<string> warn)
{
    private readonly FileNames names = new();

    /// <summary>Whether a picture could not be written; no other is tried then.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Draws and writes the picture that belongs to an image.</summary>
    /// <returns>its path, or null</returns>
    public string? Write(string image, Func<byte[]> draw)
    {
        if (HasFailed) return null;
        try
        {
            var path = Path.Combine(Directory.CreateDirectory(folder).FullName, names.Of(image) + ".attention.png");
            DurableFile.Write(path, draw());
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            HasFailed = true;
            warn($"the pictures of attention are left out, because {folder} cannot be written: {e.Message}; --out names another folder");
            return null;
        }
    }
}
