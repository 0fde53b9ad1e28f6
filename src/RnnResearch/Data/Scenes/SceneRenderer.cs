using System.Numerics;

namespace RnnResearch.Data.Scenes;

/// <summary>Draws a scene: background, objects with smooth edges, then noise over everything.</summary>
public static class SceneRenderer
{
    private const int Pixels = Scene.Side * Scene.Side;

    // The most an object's colour departs from its name's colour, per channel.
    private const int Tint = 16;

    /// <summary>The picture as bytes, channel by channel (red, green, blue), each row by row: [3 * 64 * 64].</summary>
    public static byte[] Render(Scene scene)
    {
        var random = new CounterRandom(scene.PaintKey);
        var canvas = new int[3 * Pixels];
        Fill(canvas, new SceneBackground(random));
        foreach (var thing in scene.Objects)
            Draw(canvas, thing, random);
        return Develop(canvas, deviation: random.Between(2, 7), random);
    }

    private static void Fill(int[] canvas, SceneBackground background)
    {
        for (var y = 0; y < Scene.Side; y++)
        {
            for (var x = 0; x < Scene.Side; x++)
            {
                var at = y * Scene.Side + x;
                (canvas[at], canvas[Pixels + at], canvas[2 * Pixels + at]) = background.At(x, y);
            }
        }
    }

    private static void Draw(int[] canvas, SceneObject thing, CounterRandom random)
    {
        var (red, green, blue) = PureColour(thing.Colour);
        int[] paint = [red + random.Between(-Tint, Tint), green + random.Between(-Tint, Tint), blue + random.Between(-Tint, Tint)];
        var box = thing.Box;
        var mask = ShapeMask.Of(thing.Shape, box.Width);
        for (var row = 0; row < box.Height; row++)
        {
            for (var column = 0; column < box.Width; column++)
            {
                int covered = mask[row * box.Width + column];
                var at = (box.Y + row) * Scene.Side + box.X + column;
                for (var channel = 0; channel < 3; channel++, at += Pixels)
                    canvas[at] += (paint[channel] - canvas[at]) * covered / ShapeMask.Full;
            }
        }
    }

    /// <summary>
    /// Adds Gaussian noise of the given standard deviation (in levels of 255, cut off to whole ones) and clips to bytes. The number of ones
    /// among 64 random bits is a normal variate for this purpose: mean 32, standard deviation exactly 4.
    /// </summary>
    private static byte[] Develop(int[] canvas, int deviation, CounterRandom random)
    {
        var picture = new byte[canvas.Length];
        for (var i = 0; i < canvas.Length; i++)
        {
            var deviate = BitOperations.PopCount(random.Next()) - 32;
            picture[i] = (byte)Math.Clamp(canvas[i] + deviate * deviation / 4, 0, 255);
        }
        return picture;
    }

    private static (int Red, int Green, int Blue) PureColour(Colour colour) => colour switch
    {
        Colour.Red => (222, 38, 38),
        Colour.Green => (38, 168, 56),
        Colour.Blue => (42, 72, 226),
        Colour.Yellow => (246, 216, 32),
        Colour.Purple => (150, 44, 190),
        Colour.Cyan => (36, 212, 224),
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "Not a colour that can be drawn."),
    };
}
