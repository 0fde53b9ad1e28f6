using RnnResearch.Data;

namespace RnnResearch.Tests;

/// <summary>A test that needs the Flickr8k text files of the mirror folder; skipped where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class Flickr8kMirrorFactAttribute : FactAttribute
{
    public Flickr8kMirrorFactAttribute()
    {
        if (Folder is null || !File.Exists(Path.Combine(Folder, "ExpertAnnotations.txt")))
            Skip = "Needs flickr8k/ExpertAnnotations.txt and Flickr8k.token.txt below DATA_MIRROR (by default ../shared/data beside the repository).";
    }

    /// <summary>The mirror's flickr8k folder, or null without a mirror.</summary>
    public static string? Folder => DataRoot.Mirror is { } mirror ? Path.Combine(mirror, "flickr8k") : null;
}
