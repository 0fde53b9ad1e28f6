using RnnResearch.Analysis;
using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Analysis;

/// <summary>What a canvas shows, through the file it saves.</summary>
internal sealed class Pixels
{
    private readonly byte[] values; // [3, H, W]

    private Pixels(byte[] values, int width, int height) => (this.values, Width, Height) = (values, width, height);

    public int Width { get; }

    public int Height { get; }

    public (byte R, byte G, byte B) this[int x, int y] => (Value(0, x, y), Value(1, x, y), Value(2, x, y));

    public static Pixels Of(Canvas canvas)
    {
        using var scope = NewDisposeScope();
        using var folder = new TempFolder();
        canvas.Save(folder["canvas.png"]);
        var image = ImageFiles.Read(folder["canvas.png"]);
        return new Pixels(image.contiguous().data<byte>().ToArray(), (int)image.shape[2], (int)image.shape[1]);
    }

    /// <summary>Every place of a colour, row by row.</summary>
    public IEnumerable<(int X, int Y)> Where(Func<(byte R, byte G, byte B), bool> isIt) =>
        from y in Enumerable.Range(0, Height)
        from x in Enumerable.Range(0, Width)
        where isIt(this[x, y])
        select (x, y);

    private byte Value(int channel, int x, int y) => values[(((channel * Height) + y) * Width) + x];
}
