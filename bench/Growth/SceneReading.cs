using Harness;
using RnnResearch.Data.Scenes;
using static TorchSharp.torch;

namespace Growth;

/// <summary>Making the synthetic captions and all their pictures, which an experiment that trains its encoder keeps in memory.</summary>
internal sealed class SceneReading(int count) : IWork
{
    public IReadOnlyList<double> FixedPoint() => [];

    /// <summary>Returns the pictures made.</summary>
    public long Run()
    {
        using var scope = NewDisposeScope();
        var set = new SceneSet(new SceneOptions { Train = count - 1, Validation = 1, Test = 0, Novel = 0 });
        var pixels = empty([count, 3, Scene.Side, Scene.Side], dtype: ScalarType.Byte);
        foreach (var (i, image) in set.Images.Index())
        {
            using var inner = NewDisposeScope();
            pixels[i].copy_(set.ReadImage(image));
        }
        return pixels.shape[0];
    }

    public void Dispose()
    {
    }
}
