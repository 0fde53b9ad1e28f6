namespace RnnResearch.Tests.Reports;

/// <summary>A test that opens pages in Chromium; skipped where none is on the path.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsBrowserFactAttribute : FactAttribute
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    public NeedsBrowserFactAttribute()
    {
        if (Program is null) Skip = $"Needs one of {string.Join(", ", Names)} on the path (Debian: apt-get install chromium).";
    }

    /// <summary>The browser's program; null where there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
