namespace RnnResearch.Experiments.Sweeps;

/// <summary>Something that a sweep varies.</summary>
/// <param name="Name">The heading of its column: <c>cell</c> for <c>model.cell</c>, <c>case</c> for the named cases.</param>
/// <param name="Choices">Its values, in the order of the file.</param>
internal sealed record SweepAxis(string Name, IReadOnlyList<SweepChoice> Choices);
