using RnnResearch.Data.Downloads;
using static TorchSharp.torch;

namespace RnnResearch.Data;

/// <summary>Flickr8k (Hodosh et al. 2013): 8,000 photographs in the official splits (6000/1000/1000), five captions each.</summary>
public sealed class Flickr8kSet : ICaptionSet
{
    private readonly string imageFolder;
    private readonly int imageSize;

    private Flickr8kSet(string imageFolder, int imageSize, IReadOnlyList<CaptionedImage> images, int captionCount)
    {
        this.imageFolder = imageFolder;
        this.imageSize = imageSize;
        Images = images;
        CaptionCount = captionCount;
    }

    public string Name => "flickr8k";

    /// <summary>The images in a split; 91 more photographs belong to none.</summary>
    public IReadOnlyList<CaptionedImage> Images { get; }

    /// <summary>Captions of all 8,091 photographs.</summary>
    public int CaptionCount { get; }

    /// <summary>The ready-made pictures and those squeezed from the originals differ in their sizes.</summary>
    public string Identity => $"{Name} {imageSize} {Images.Sum(image => new FileInfo(PathOf(image)).Length)}";

    /// <summary>The set below the data folder; throws <see cref="DataException"/> when it has not been fetched.</summary>
    public static Flickr8kSet Open(int imageSize)
    {
        var folder = DataRoot.Of("flickr8k");
        return FetchedMarker.IsIn(folder)
            ? Open(folder, imageSize)
            : throw new DataException($"Flickr8k is not in {folder}. Fetch it with: make data NAME=flickr8k");
    }

    /// <summary>The set in a given folder (captions, split lists and images/).</summary>
    public static Flickr8kSet Open(string folder, int imageSize)
    {
        var rows = Flickr8kFiles.Read(folder);
        var images = CaptionRows.Group(rows.Where(row => row.Split != Flickr8kFiles.InNoSplit));
        return new Flickr8kSet(Path.Combine(folder, "images"), imageSize, images, rows.Count);
    }

    /// <summary>The photograph squeezed to a square of the configured size, uint8 [3, S, S].</summary>
    public Tensor ReadImage(CaptionedImage image)
    {
        using var stored = ImageFiles.Read(PathOf(image));
        return ImageFiles.ResizeToSquare(stored, imageSize);
    }

    private string PathOf(CaptionedImage image) => Path.Combine(imageFolder, image.Id);
}
