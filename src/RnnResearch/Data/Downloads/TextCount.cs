namespace RnnResearch.Data.Downloads;

/// <summary>What a corpus of a text set holds, as published or counted once.</summary>
/// <param name="Corpus">Its name, see <see cref="Text.TextCorpora"/>.</param>
/// <param name="Kinds">How many different tokens, V.</param>
/// <param name="Tokens">Tokens of each of its files: training, validation, test, or the one text.</param>
internal sealed record TextCount(string Corpus, int Kinds, IReadOnlyList<long> Tokens);
