using static TorchSharp.torch;

namespace RnnResearch.Data;

/// <summary>
/// A folder of JPEG and PNG images with a captions.csv: header <c>image,caption[,split]</c>, one row per caption,
/// any number of captions per image.
/// </summary>
public sealed class FolderCaptionSet : ICaptionSet
{
    private readonly string folder;
    private readonly int imageSize;

    private FolderCaptionSet(string folder, int imageSize, IReadOnlyList<CaptionedImage> images)
    {
        this.folder = folder;
        this.imageSize = imageSize;
        Images = images;
    }

    public string Name => "folder";

    public IReadOnlyList<CaptionedImage> Images { get; }

    /// <summary>Changes when any image file does.</summary>
    public string Identity => string.Join('\n', Images
        .Select(image => new FileInfo(PathOf(image)))
        .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}")
        .Prepend(ImageFiles.Reading));

    /// <summary>
    /// Reads the captions; throws <see cref="DataException"/> with the first problems when any row is faulty.
    /// Images are decoded when asked for.
    /// </summary>
    public static FolderCaptionSet Open(string folder, int imageSize)
    {
        if (!Directory.Exists(folder))
            throw new DataException($"{folder}: no such folder. Set data.path to a folder with images and captions.csv.");
        var rows = CaptionRows.Read(folder);
        if (rows.Problems.Count > 0)
            throw new DataException($"""
                {folder}: {rows.Problems.Count} problems, the first of them:
                {string.Join('\n', rows.Problems.Take(5).Select(problem => "  " + problem))}
                `make check DIR={folder}` lists them all.
                """);
        if (rows.Good.Count == 0)
            throw new DataException($"{folder}: captions.csv has no captions");
        return new FolderCaptionSet(folder, imageSize, CaptionRows.Group(rows.Good));
    }

    /// <summary>The image squeezed to a square of the configured size, uint8 [3, S, S].</summary>
    public Tensor ReadImage(CaptionedImage image)
    {
        using var original = ImageFiles.Read(PathOf(image));
        return ImageFiles.ResizeToSquare(original, imageSize);
    }

    private string PathOf(CaptionedImage image) => Path.Combine(folder, image.Id);
}
