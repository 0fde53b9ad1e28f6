using System.Reflection;

namespace RnnResearch.Training;

/// <summary>Which binding stands behind the TorchSharp names in this build.</summary>
public static class TorchBuild
{
    /// <summary><c>package</c> or <c>local</c>.</summary>
    public static string Backend { get; } = typeof(TorchBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "TorchBackend").Value!;
}
