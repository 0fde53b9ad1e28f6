using RnnResearch.Data;

namespace RnnResearch.Tests.Data;

/// <summary>A test that needs files of a fetched or mirrored data set, such as <c>imagenet-cnn/mobilenet_v2.safetensors</c>; skipped where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsDataFactAttribute : FactAttribute
{
    public NeedsDataFactAttribute(params string[] files)
    {
        if (files.FirstOrDefault(file => Find(file) is null) is { } missing)
            Skip = $"Needs {missing} below the data folder or DATA_MIRROR (by default ../shared/data beside the repository).";
    }

    /// <summary>The file below the data folder or the mirror; null when it is in neither.</summary>
    public static string? Find(string file) =>
        new[] { DataRoot.Folder, DataRoot.Mirror }.OfType<string>().Select(root => Path.Combine(root, file)).FirstOrDefault(Path.Exists);
}
