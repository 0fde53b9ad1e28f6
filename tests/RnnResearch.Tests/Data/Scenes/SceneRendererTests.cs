using RnnResearch.Data;
using RnnResearch.Data.Scenes;

namespace RnnResearch.Tests.Data.Scenes;

public class SceneRendererTests
{
    private static readonly SceneGenerator Generator = new(seed: 1);

    [Fact]
    public void Boxes_are_tight_around_the_drawn_pixels()
    {
        foreach (var shape in Enum.GetValues<Shape>())
        {
            foreach (var side in Enumerable.Range(11, 3).Concat(Enumerable.Range(19, 5)))
            {
                var mask = ShapeMask.Of(shape, side);
                var covered = Enumerable.Range(0, mask.Length).Where(i => mask[i] > 0).Select(i => (X: i % side, Y: i / side)).ToList();
                Assert.Equal((0, side - 1), (covered.Min(p => p.X), covered.Max(p => p.X)));
                Assert.Equal((0, side - 1), (covered.Min(p => p.Y), covered.Max(p => p.Y)));
            }
        }
    }

    [Fact]
    public void An_object_changes_no_pixel_outside_its_box()
    {
        var scene = Generator.Make(Split.Test, 0);
        // Another object would shift the random stream and so the noise; another colour of the same object does not.
        var thing = scene.Objects[0];
        var recoloured = scene with { Objects = [thing with { Colour = (Colour)(((int)thing.Colour + 1) % 6) }, .. scene.Objects.Skip(1)] };

        byte[] before = SceneRenderer.Render(scene), after = SceneRenderer.Render(recoloured);

        var plane = Scene.Side * Scene.Side;
        var changed = Enumerable.Range(0, before.Length).Where(i => before[i] != after[i]).Select(i => i % plane).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, at => Assert.True(thing.Box.Contains(at % Scene.Side, at / Scene.Side)));
    }

    [Fact]
    public void Every_object_has_the_colour_it_is_said_to_have()
    {
        var pure = new Dictionary<Colour, (int, int, int)>
        {
            [Colour.Red] = (222, 38, 38),
            [Colour.Green] = (38, 168, 56),
            [Colour.Blue] = (42, 72, 226),
            [Colour.Yellow] = (246, 216, 32),
            [Colour.Purple] = (150, 44, 190),
            [Colour.Cyan] = (36, 212, 224),
        };
        foreach (var index in Enumerable.Range(0, 100))
        {
            var scene = Generator.Make(Split.Novel, index);
            var picture = SceneRenderer.Render(scene);
            foreach (var thing in scene.Objects)
            {
                var mean = MeanInside(picture, thing);
                Assert.Equal(thing.Colour, pure.MinBy(pair => Distance(pair.Value, mean)).Key);
            }
        }
    }

    [Fact]
    public void Noise_over_the_ground_is_Gaussian_and_white()
    {
        foreach (var key in Enumerable.Range(1, 40))
        {
            var noise = Noise((ulong)key);
            var variance = noise.Average(n => n * n);
            // Of 12,288 samples the mean and the correlation scatter by 0.009 standard deviations, the fourth moment by 0.05. It is 3
            // for a Gaussian, 1.8 for even noise; that levels are whole, cut off towards 0, takes it up to 3.4.
            Assert.InRange(noise.Average() / Math.Sqrt(variance), -0.04, 0.04);
            Assert.InRange(noise.Average(n => n * n * n * n) / (variance * variance), 2.75, 3.65);
            Assert.InRange(noise.Zip(noise.Skip(1), (one, next) => one * next).Average() / variance, -0.04, 0.04);
        }
    }

    [Fact]
    public void Every_picture_has_noise_of_its_own_and_of_its_own_strength()
    {
        var pictures = Enumerable.Range(1, 40).Select(key => Noise((ulong)key)).ToList();
        var strengths = pictures.ConvertAll(noise => Math.Sqrt(noise.Average(n => n * n)));

        Assert.InRange(strengths.Min(), 1.5, 2.5); // between 2 and 7 levels
        Assert.InRange(strengths.Max(), 6.5, 7.2);
        for (var i = 1; i < pictures.Count; i++)
        {
            var covariance = pictures[i].Zip(pictures[i - 1], (one, other) => one * other).Average();
            Assert.InRange(covariance / (strengths[i] * strengths[i - 1]), -0.04, 0.04);
        }
    }

    /// <summary>What a picture without objects departs from its ground by, channel by channel, each row by row.</summary>
    private static double[] Noise(ulong paintKey)
    {
        var ground = new SceneBackground(new CounterRandom(paintKey));
        var plane = Scene.Side * Scene.Side;
        return [.. SceneRenderer.Render(new Scene(paintKey, [])).Select((level, i) =>
        {
            var (red, green, blue) = ground.At(i % Scene.Side, i % plane / Scene.Side);
            return (double)level - (i / plane) switch { 0 => red, 1 => green, _ => blue };
        })];
    }

    private static (double, double, double) MeanInside(byte[] picture, SceneObject thing)
    {
        var (box, plane) = (thing.Box, Scene.Side * Scene.Side);
        var mask = ShapeMask.Of(thing.Shape, box.Width);
        var inside = Enumerable.Range(0, mask.Length).Where(i => mask[i] == ShapeMask.Full)
            .Select(i => (box.Y + i / box.Width) * Scene.Side + box.X + i % box.Width).ToList();
        return (MeanOf(0), MeanOf(1), MeanOf(2));

        double MeanOf(int channel) => inside.Average(at => picture[(channel * plane) + at]);
    }

    private static double Distance((int Red, int Green, int Blue) one, (double Red, double Green, double Blue) other) =>
        Math.Pow(one.Red - other.Red, 2) + Math.Pow(one.Green - other.Green, 2) + Math.Pow(one.Blue - other.Blue, 2);
}
