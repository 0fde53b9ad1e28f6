using static TorchSharp.torch;

namespace RnnResearch.Analysis;

/// <summary>
/// The lecture's picture of soft attention ("Image Captioning with Attention"): the input, then for each word the
/// input lit where the decoder looked when it wrote that word.
/// </summary>
public static class AttentionPicture
{
    private const int Columns = 6;
    private const int Margin = 8;
    private const int TextScale = 2;
    private const double Shade = 0.2; // what is left of the light where alpha is zero
    private static readonly (byte, byte, byte) White = (255, 255, 255);
    private static readonly (byte, byte, byte) Black = (20, 20, 20);

    /// <param name="image">uint8 [3, H, W]</param>
    /// <param name="words">the caption</param>
    /// <param name="attention">alpha of each word, [words][gh · gw], row by row of the grid; may be empty</param>
    /// <param name="grid">gh and gw</param>
    /// <param name="tile">side of a tile in pixels</param>
    public static Canvas Draw(Tensor image, IReadOnlyList<string> words, IReadOnlyList<float[]> attention, (int Rows, int Columns) grid, int tile = 192)
    {
        using var scope = NewDisposeScope();
        var tiles = attention.Count + 1;
        var columns = Math.Min(tiles, Columns);
        var rows = (tiles + columns - 1) / columns;
        var label = (PixelFont.Height * TextScale) + Margin;
        var caption = string.Join(' ', words);
        var width = Math.Max(Margin + (columns * (tile + Margin)), (2 * Margin) + PixelFont.Measure(caption, TextScale));
        var canvas = new Canvas(width, Margin + label + (rows * (tile + label + Margin)), White);
        canvas.Write(caption, Margin, Margin, TextScale, Black);

        var picture = Resize(image.to(ScalarType.Float32), tile, InterpolationMode.Bilinear);
        for (var i = 0; i < tiles; i++)
        {
            var (x, y) = (Margin + (i % columns * (tile + Margin)), Margin + label + (i / columns * (tile + label + Margin)));
            canvas.Paste(i == 0 ? picture : picture * Light(attention[i - 1], grid, tile), x, y);
            if (i > 0) canvas.Write(words[i - 1], x, y + tile + (Margin / 2), TextScale, Black);
        }
        return canvas;
    }

    /// <summary>Brightness of every pixel, [1, tile, tile]: 1 where the word's attention peaks, <see cref="Shade"/> where there is none.</summary>
    private static Tensor Light(float[] alpha, (int Rows, int Columns) grid, int tile)
    {
        var map = tensor(alpha, [1L, grid.Rows, grid.Columns]);
        var smooth = Resize(map, tile, InterpolationMode.Bicubic).clamp_min(0);
        return Shade + ((1 - Shade) * smooth / smooth.max().clamp_min(1e-9));
    }

    private static Tensor Resize(Tensor picture, int side, InterpolationMode mode) =>
        nn.functional.interpolate(picture.unsqueeze(0), size: [side, side], mode: mode, align_corners: false).squeeze(0);
}
