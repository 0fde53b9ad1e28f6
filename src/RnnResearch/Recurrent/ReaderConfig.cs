using RnnResearch.Configuration;

namespace RnnResearch.Recurrent;

/// <summary>A stack that reads whole sequences, from their beginning or from both ends.</summary>
public record ReaderConfig : RecurrentConfig
{
    /// <summary>
    /// Whether each layer reads from both ends and gives both states, [2H] (Schuster and Paliwal 1997); else from the beginning alone.
    /// </summary>
    public bool Bidirectional { get; init; }

    public override IEnumerable<ConfigProblem> Check()
    {
        foreach (var problem in base.Check()) yield return problem;
        if (Bidirectional && Join != LayerJoinKind.Plain)
            yield return new("join", "expected plain, because bidirectional layers are stacked as they are");
    }
}
