using SkiaSharp;
using static TorchSharp.torch;

namespace RnnResearch.Analysis;

/// <summary>Makes many pictures small enough to travel in one page: as WebP files, as large and as good as fit.</summary>
internal static class SmallPictures
{
    private const int Tried = 48;
    private const double Caution = 0.93; // all are seldom larger than those tried by more
    private static readonly (int Side, int Quality)[] Sizes =
        [(224, 85), (224, 70), (192, 65), (176, 62), (160, 60), (128, 55), (112, 45), (96, 35)];

    /// <param name="count">how many there are</param>
    /// <param name="read">gives picture i, square, uint8 [3, S, S]; called by several threads at once</param>
    /// <param name="room">bytes for all of them; so many that even the smallest size needs more take more</param>
    /// <returns>a WebP file for each; no picture is enlarged</returns>
    public static IReadOnlyList<byte[]> Encode(int count, Func<int, Tensor> read, long room)
    {
        var tried = Math.Min(count, Tried);
        int[] some = [.. Enumerable.Range(0, tried).Select(i => (int)((long)i * count / tried))];
        var size = 0;
        while (size < Sizes.Length - 1 && Bytes(Files(some, read, Sizes[size])) > Caution * room * tried / count) size++;
        for (; ; size++)
        {
            var files = Files(Enumerable.Range(0, count), read, Sizes[size]);
            if (size == Sizes.Length - 1 || Bytes(files) <= room) return files;
        }
    }

    /// <summary>A picture, uint8 [3, H, W], as a WebP file of its own size.</summary>
    public static byte[] Encode(Tensor picture)
    {
        using var whole = PictureBitmap.Of(picture);
        return WebP(whole, quality: 80);
    }

    private static byte[][] Files(IEnumerable<int> pictures, Func<int, Tensor> read, (int Side, int Quality) size) =>
        [.. pictures.AsParallel().AsOrdered().Select(i => File(i, read, size))];

    private static long Bytes(byte[][] files) => files.Sum(file => (long)file.Length);

    private static byte[] File(int picture, Func<int, Tensor> read, (int Side, int Quality) size)
    {
        using var scope = NewDisposeScope();
        using var whole = PictureBitmap.Of(read(picture));
        var side = Math.Min(size.Side, whole.Width);
        using var small = whole.Resize(PictureBitmap.Format(side, side), SKFilterQuality.High);
        return WebP(small, size.Quality);
    }

    private static byte[] WebP(SKBitmap picture, int quality)
    {
        using var data = picture.Encode(SKEncodedImageFormat.Webp, quality);
        return data.ToArray();
    }
}
