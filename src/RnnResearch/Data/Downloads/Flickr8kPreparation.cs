namespace RnnResearch.Data.Downloads;

/// <summary>
/// Makes <c>images/*.jpg</c> at 224x224 and the caption and split files. The ready-made tar holds such images already; originals (up to
/// 500 pixels wide) are squeezed to the square here, the whole picture without cropping, as the tar's were.
/// </summary>
public sealed class Flickr8kPreparation : IDataPreparation
{
    private const int Side = 224;
    private const int Photographs = 8091;
    private static readonly string[] Needed =
        ["Flickr8k.token.txt", "Flickr_8k.trainImages.txt", "Flickr_8k.devImages.txt", "Flickr_8k.testImages.txt"];
    private static readonly string[] Judgements = ["ExpertAnnotations.txt", "CrowdFlowerAnnotations.txt"];
    private static readonly ArchiveLimits Limits = new(MaxEntries: 20_000, MaxBytes: 2L << 30);

    public void Prepare(IReadOnlyDictionary<string, string> files, string folder, Action<string> log, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(log);
        foreach (var name in Needed.Concat(Judgements).Where(files.ContainsKey))
            File.Copy(files[name], Path.Combine(folder, name));
        if (files.TryGetValue("flickr8k-224.tar", out var tar))
        {
            log("unpacking the images");
            new SafeArchive(Limits).ExtractTar(tar, folder, PlaceImage, cancel);
            return;
        }
        log("unpacking the texts and the images");
        new SafeArchive(Limits).ExtractZip(files["Flickr8k_text.zip"], folder, PlaceText, cancel);
        new SafeArchive(Limits).ExtractZip(files["Flickr8k_Dataset.zip"], folder, PlaceImage, cancel);
        ResizeAll(Path.Combine(folder, "images"), log, cancel);
    }

    public string Verify(string folder)
    {
        var set = Flickr8kSet.Open(folder, Side);
        var photographs = Directory.EnumerateFiles(Path.Combine(folder, "images"), "*.jpg").Count();
        var (train, validation, test) = (set.Of(Split.Train).Count, set.Of(Split.Validation).Count, set.Of(Split.Test).Count);
        var found = (photographs, train, validation, test, set.CaptionCount);
        if (found != (Photographs, 6000, 1000, 1000, Photographs * 5))
            throw new DataException(
                $"{folder}: {found} images, train, validation, test and captions, expected (8091, 6000, 1000, 1000, 40455). "
                + "Delete the folder and fetch it again.");
        return $"{photographs:N0} images ({train:N0} train, {validation:N0} validation, {test:N0} test, "
            + $"{photographs - set.Images.Count} in no split), {set.CaptionCount:N0} captions";
    }

    /// <summary>Zips made on a Mac carry a shadow <c>._NAME</c> of every file below <c>__MACOSX</c>.</summary>
    private static string? PlaceImage(string entry)
    {
        var name = Path.GetFileName(entry);
        var isPhotograph = name.EndsWith(".jpg", StringComparison.Ordinal) && !name.StartsWith("._", StringComparison.Ordinal);
        return isPhotograph ? Path.Combine("images", name) : null;
    }

    private static string? PlaceText(string entry) => Needed.Contains(entry) || Judgements.Contains(entry) ? entry : null;

    private static void ResizeAll(string images, Action<string> log, CancellationToken cancel)
    {
        var done = 0;
        foreach (var path in Directory.GetFiles(images))
        {
            cancel.ThrowIfCancellationRequested();
            using (var image = ImageFiles.Read(path))
            using (var square = ImageFiles.ResizeToSquare(image, Side))
                ImageFiles.WriteJpeg(path, square);
            if (++done % 1000 == 0)
                log($"squeezed {done} images to {Side}x{Side}");
        }
    }
}
