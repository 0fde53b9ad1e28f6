using RnnResearch.Data;

namespace RnnResearch.Tests.Data;

/// <summary>
/// A test that needs files of a fetched or mirrored data set, such as <c>imagenet-cnn/mobilenet_v2.safetensors</c>; skipped without them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsDataFactAttribute : FactAttribute
{
    /// <summary>What a message calls the mirror.</summary>
    internal const string MirrorName = "DATA_MIRROR (by default ../shared/data beside the repository)";

    public NeedsDataFactAttribute(params string[] files)
    {
        if (files.FirstOrDefault(file => Find(file) is null) is { } missing)
            Skip = $"Needs {missing} below the data folder or {MirrorName}.";
    }

    /// <summary>The file below the data folder or the mirror; null when it is in neither.</summary>
    public static string? Find(string file) => Below(DataRoot.Folder, file) ?? FindInMirror(file);

    /// <summary>The file below the mirror; null when it is not there.</summary>
    internal static string? FindInMirror(string file) => DataRoot.Mirror is { } mirror ? Below(mirror, file) : null;

    private static string? Below(string root, string file) => Path.Combine(root, file) is var path && Path.Exists(path) ? path : null;
}
