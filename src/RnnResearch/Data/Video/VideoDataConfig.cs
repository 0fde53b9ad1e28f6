using RnnResearch.Configuration;
using RnnResearch.Configuration.Rules;
using RnnResearch.Data.Video.Shapes;

namespace RnnResearch.Data.Video;

/// <summary>Which clips an experiment uses, and what is read of them.</summary>
public sealed record VideoDataConfig : ICrossChecked
{
    /// <summary>
    /// The set: <c>shapes</c> (drawn on first use), <c>msr-action3d</c> (after <c>make data NAME=msr-action3d</c>) or <c>table</c> (your
    /// own, see <see cref="Path"/>).
    /// </summary>
    [OneOf("shapes", "msr-action3d", "table")]
    public string Name { get; init; } = "shapes";

    /// <summary>
    /// For <c>table</c>: a CSV or TSV file with the columns clip, frame, label, perhaps split, and any number of numbers. Not used
    /// otherwise.
    /// </summary>
    [IsPath]
    [MayChange]
    public string? Path { get; init; }

    /// <summary>How many clips of shapes are drawn; not used by the other sets.</summary>
    public ShapesConfig Shapes { get; init; } = new();

    /// <summary>The person of msr-action3d that is held out for validation, of 1, 3, 5, 7 and 9, who are not tested on.</summary>
    [Between(1, 9)]
    public int ValidationSubject { get; init; } = 9;

    /// <summary>What is read of a frame.</summary>
    public FeaturesConfig Features { get; init; } = new();

    /// <summary>How training clips are changed.</summary>
    public ClipChangesConfig Changes { get; init; } = new();

    public IEnumerable<ConfigProblem> Check()
    {
        if (Name == "table" && Path is null)
            yield return new ConfigProblem("path", "expected the CSV or TSV file of the clips, because name is table");
        if (ValidationSubject % 2 == 0)
            yield return new ConfigProblem("validation_subject", "people with even numbers are the test split; expected 1, 3, 5, 7 or 9");
        if (Name != MsrAction3d.Name && (Changes.Rotation > 0 || Changes.Stretch > 0 || Changes.Mirror))
            yield return new ConfigProblem(
                "changes", $"rotation, stretch and mirror are for skeletons, and {Name} has none; leave them at 0");
    }
}
