using RnnResearch.Files;

namespace RnnResearch.Training;

/// <summary>
/// The files and folders of a run. A run may come from a stranger, so only regular files are read, and no link in it is followed, neither
/// to read nor to write: what is outside stays as it is. That a link, such as <c>latest</c>, names the run itself is its user's choice.
/// </summary>
internal static class RunFile
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is a link, or something else than a file.</exception>
    public static FileStream Open(string path)
    {
        RegularFile.Require(path, Posix.KindOf(path, followLink: false));
        return RegularFile.Open(path);
    }

    /// <inheritdoc cref="Open"/>
    public static string ReadAllText(string path) => RegularFile.ReadAllText(Open(path));

    /// <inheritdoc cref="Open"/>
    public static byte[] ReadAllBytes(string path) => RegularFile.ReadAllBytes(Open(path));

    /// <summary>Opens a file, made when missing, to write behind what is there; others may read it meanwhile.</summary>
    /// <exception cref="InvalidDataException">It is a link, or something else than a file.</exception>
    public static FileStream Append(string path)
    {
        RegularFile.Require(path, Posix.KindOf(path, followLink: false));
        return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
    }

    /// <summary>A folder that is there, or is made when missing.</summary>
    /// <returns>the path</returns>
    /// <exception cref="InvalidDataException">It is a link, or a file.</exception>
    public static string MakeFolder(string path)
    {
        if (!HasFolder(path)) Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Whether a folder is there.</summary>
    /// <exception cref="InvalidDataException">There is a link, or a file.</exception>
    public static bool HasFolder(string path) => Posix.KindOf(path, followLink: false) switch
    {
        FileKind.Folder => true,
        FileKind.Missing => false,
        var found => throw new InvalidDataException($"{path}: expected a folder, found a {RegularFile.Name(found)}"),
    };

    /// <summary>Deletes a folder with all that is in it; a link to one is deleted itself.</summary>
    public static void DeleteFolder(string path)
    {
        switch (Posix.KindOf(path, followLink: false))
        {
            case FileKind.Missing: break;
            case FileKind.Folder: Directory.Delete(path, recursive: true); break;
            default: File.Delete(path); break;
        }
    }
}
