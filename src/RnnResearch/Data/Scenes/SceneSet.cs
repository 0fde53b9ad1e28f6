using static TorchSharp.torch;

namespace RnnResearch.Data.Scenes;

/// <summary>
/// The synthetic caption set: objects and captions of all scenes are made at once (well under a second for 8,000),
/// pixels when they are asked for.
/// </summary>
public sealed class SceneSet : ICaptionSet
{
    private readonly Dictionary<string, Scene> scenes = [];
    private readonly int imageSize;

    public SceneSet(SceneOptions options, int imageSize = Scene.Side)
    {
        this.imageSize = imageSize;
        var generator = new SceneGenerator(options.Seed);
        var images = new List<CaptionedImage>();
        foreach (var split in Enum.GetValues<Split>())
        {
            var count = options.Count(split);
            if (count < 0)
                throw new ArgumentException($"scenes: {split} is {count}; give a number of scenes, 0 or more.", nameof(options));
            for (var index = 0; index < count; index++)
            {
                var scene = generator.Make(split, index);
                var id = $"{split.Name()}-{index:D5}";
                scenes.Add(id, scene);
                images.Add(new CaptionedImage(id, split, generator.Describe(scene, split, index)));
            }
        }
        Images = images;
        Identity = $"scenes {imageSize} {options}";
    }

    /// <inheritdoc />
    public string Name => "scenes";

    /// <inheritdoc />
    public IReadOnlyList<CaptionedImage> Images { get; }

    /// <inheritdoc />
    public string Identity { get; }

    /// <summary>The objects of a picture of this set.</summary>
    public Scene SceneOf(CaptionedImage image) => scenes.TryGetValue(image.Id, out var scene)
        ? scene
        : throw new ArgumentException($"No scene is called '{image.Id}'; expected an image of this set.", nameof(image));

    /// <summary>The scene as drawn, or resized to the configured size, uint8 [3, S, S].</summary>
    public Tensor ReadImage(CaptionedImage image)
    {
        using var drawn = tensor(SceneRenderer.Render(SceneOf(image)), [3, Scene.Side, Scene.Side]);
        return ImageFiles.ResizeToSquare(drawn, imageSize);
    }
}
