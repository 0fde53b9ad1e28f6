namespace RnnResearch.Tests.Data;

/// <summary>
/// A test that takes a data set from the mirror, named by one of its files there, such as <c>sonnets/sonnets.txt</c>; skipped without it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsMirrorFactAttribute : FactAttribute
{
    public NeedsMirrorFactAttribute(string file)
    {
        if (NeedsDataFactAttribute.FindInMirror(file) is null) Skip = $"Needs {file} below {NeedsDataFactAttribute.MirrorName}.";
    }
}
