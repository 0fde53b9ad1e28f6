using RnnResearch.Analysis;
using SkiaSharp;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Analysis;

public sealed class SmallPicturesTests
{
    [Fact]
    public void Pictures_are_made_as_small_as_the_room_for_them_asks_and_never_larger_than_they_are()
    {
        Assert.Equal(200, Side(Encode(room: 10_000_000)));
        var small = Encode(room: 40_000);
        Assert.InRange(small.Sum(file => file.Length), 10_000, 40_000);
        Assert.InRange(Side(small), 96, 199);
    }

    [Fact]
    public void Each_comes_at_its_own_place()
    {
        var files = SmallPictures.Encode(60, i => full([3, 8, 8], 4 * i, dtype: ScalarType.Byte), room: 1_000_000);
        for (var i = 0; i < 60; i++)
        {
            using var picture = SKBitmap.Decode(files[i]);
            Assert.InRange(picture.GetPixel(4, 4).Green, (4 * i) - 3, (4 * i) + 3);
        }
    }

    private static IReadOnlyList<byte[]> Encode(long room) => SmallPictures.Encode(8, Noise, room);

    private static Tensor Noise(int picture)
    {
        var bytes = new byte[3 * 200 * 200];
        new Random(picture).NextBytes(bytes);
        return tensor(bytes, [3, 200, 200]);
    }

    private static int Side(IReadOnlyList<byte[]> files)
    {
        using var picture = SKBitmap.Decode(files[0]);
        return picture.Width;
    }
}
