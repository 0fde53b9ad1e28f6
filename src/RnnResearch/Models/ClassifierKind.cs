namespace RnnResearch.Models;

/// <summary>How a classifier comes from words to a verdict.</summary>
public enum ClassifierKind
{
    /// <summary>A recurrent network reads them in their order, <see cref="SequenceClassifier"/>.</summary>
    Recurrent,

    /// <summary>Each has a weight, in whatever order they stand, <see cref="BagOfWords"/>.</summary>
    BagOfWords,
}
