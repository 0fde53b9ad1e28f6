namespace RnnResearch.Data.Translation;

/// <summary>Opens the sentences that a configuration names.</summary>
public static class TranslationSets
{
    private static readonly (Split Split, string Purpose)[] Needed =
        [(Split.Train, "there is nothing to learn from"), (Split.Validation, "the best checkpoint is chosen by it")];

    /// <exception cref="DataException">It is not there or faulty; the message says how to get it.</exception>
    public static TranslationSet Open(TranslationDataConfig config)
    {
        var set = OpenNamed(config);
        foreach (var (split, purpose) in Needed)
            if (set.Pairs.GetValueOrDefault(split) is not { Count: > 0 })
                throw new DataException(
                    $"{config.Path ?? config.Name}: no sentence is in the split {split.Name()}, and {purpose}. "
                    + "Write a column split into the table.");
        return config.Backward ? set.Backward() : set;
    }

    private static TranslationSet OpenNamed(TranslationDataConfig config) => config.Name switch
    {
        "dates" => DatePairs.Make(config.Train),
        "reversed" => ReversedPairs.Make(config.Train),
        "multi30k" => Multi30kFiles.Open(DataRoot.Of(Multi30kFiles.Name)),
        "tatoeba-eng-kor" => TatoebaFile.Open(config.Name, "kor.txt"),
        "tatoeba-eng-fra" => TatoebaFile.Open(config.Name, "fra.txt"),
        "table" => TranslationTable.Open(config.Path!),
        _ => throw new ArgumentOutOfRangeException(nameof(config), config.Name, "there are no such sentences"),
    };
}
