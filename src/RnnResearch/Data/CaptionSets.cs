using RnnResearch.Data.Scenes;

namespace RnnResearch.Data;

/// <summary>Opens the caption set a configuration names.</summary>
public static class CaptionSets
{
    private static readonly (Split Split, string Purpose)[] Needed =
        [(Split.Train, "there is nothing to learn from"), (Split.Validation, "the best checkpoint is chosen by it")];
    /// <summary>
    /// Draws scenes, or opens what is on disk; throws <see cref="DataException"/> saying what is missing and how to get it.
    /// </summary>
    public static ICaptionSet Open(CaptionDataConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var set = OpenNamed(config);
        foreach (var (split, purpose) in Needed)
            if (set.Of(split).Count == 0)
                throw new DataException(
                    $"{config.Path ?? config.Name}: no image is in the split {split.Name()}, and {purpose}. "
                    + "Write a column split into the captions file.");
        return set;
    }

    private static ICaptionSet OpenNamed(CaptionDataConfig config) => config.Name switch
    {
        "scenes" => new SceneSet(config.Scenes, config.ImageSize),
        "flickr8k" => Flickr8kSet.Open(config.ImageSize),
        "folder" when config.Path is { } path => FolderCaptionSet.Open(path, config.ImageSize),
        "folder" => throw new DataException(
            "data.path is not set: with data.name = folder it names the folder with the images and captions.csv"),
        _ => throw new DataException($"data.name is \"{config.Name}\", expected scenes, flickr8k or folder"),
    };
}
