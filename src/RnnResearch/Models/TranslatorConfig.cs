using RnnResearch.Configuration;
using RnnResearch.Recurrent;

namespace RnnResearch.Models;

/// <summary>An encoder and a decoder: how a sentence is read, and how its translation is written.</summary>
public sealed record TranslatorConfig : DecoderConfig
{
    public TranslatorConfig()
    {
        (Embedding, Hidden, Dropout) = (256, 256, 0);
        Attention = new() { Size = 256, BetaGate = BetaGate.Off, DoublyStochastic = 0 };
    }

    /// <summary>The encoder's layers; they read word vectors as long as the decoder's.</summary>
    public ReaderConfig Encoder { get; init; } = new() { Hidden = 256, Layers = 1, Bidirectional = true };

    /// <summary>
    /// Whether one vector, the encoder's last state, is all that the decoder sees of a source (Sutskever et al. 2014; fed at every step as
    /// in Cho et al. 2014); else it looks at the states of all words.
    /// </summary>
    public bool OneVector { get; init; }

    protected override bool Looks => true;

    public override IEnumerable<ConfigProblem> Check()
    {
        foreach (var problem in base.Check()) yield return problem;
        if (OneVector && Attention.Alignment != AlignmentKind.Uniform)
            yield return new("attention.alignment", "expected uniform with one_vector: true, for there is nothing to choose from");
    }

    protected override string? HardProblem() =>
        "expected null: only the captioner's objective has the terms that teach hard attention where to look (captioning)";
}
