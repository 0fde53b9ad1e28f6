using RnnResearch.Configuration;
using RnnResearch.Data.Text.Generated;

namespace RnnResearch.Data.Text;

/// <summary>The corpora that have a name.</summary>
public static class TextCorpora
{
    /// <summary>The corpus that is there without a download.</summary>
    public const string Default = "generated";

    public static IReadOnlyList<TextCorpusEntry> Entries { get; } =
    [
        new("hello", "the five characters of the lecture's first example", TextUnit.Characters)
            { Text = () => "hello", IsWholeInEverySplit = true },
        new("alphabet", "300 lines abcdefghijklmnopqrstuvwxyz", TextUnit.Characters) { Text = Alphabet, Validation = 0.1, Test = 0.1 },
        new(Default, "English-like sentences of a small grammar, with quotes and brackets to close and numbered lines", TextUnit.Characters)
            { Text = GeneratedText.Write, Validation = 0.05, Test = 0.05 },
        new("tinyshakespeare", "a piece of Shakespeare's plays (char-rnn's example)", TextUnit.Characters)
            { DataSet = "tinyshakespeare", Files = OneText("input.txt"), Validation = 0.05 },
        new("sonnets", "Shakespeare's 154 sonnets", TextUnit.Characters)
            { DataSet = "sonnets", Files = OneText("sonnets.txt"), Validation = 0.1 },
        new("warpeace", "War and Peace, WP of Karpathy, Johnson and Fei-Fei (2015)", TextUnit.Characters)
            { DataSet = "warpeace", Files = OneText("warpeace_input.txt"), Validation = 0.1, Test = 0.1 },
        // One comment of the sources is not UTF-8, and the paper counts byte values.
        new("linux", "C sources of the Linux kernel, after LK of Karpathy, Johnson and Fei-Fei (2015)", TextUnit.Bytes)
            { DataSet = "linux", Files = OneText("linux_input.txt"), Validation = 0.05, Test = 0.05 },
        new("stacks", "LaTeX source of 30 chapters of the Stacks project (algebraic geometry)", TextUnit.Characters)
            { DataSet = "stacks", Files = OneText("stacks_input.tex"), Validation = 0.05, Test = 0.05 },
        new("ptb", "Penn Treebank by words (Mikolov)", TextUnit.Words)
            { DataSet = "ptb", Files = SplitFiles("ptb.train.txt", "ptb.valid.txt", "ptb.test.txt") },
        new("ptb-char", "Penn Treebank by characters (Mikolov)", TextUnit.Characters)
            {
                DataSet = "ptb",
                Files = SplitFiles("ptb.char.train.txt", "ptb.char.valid.txt", "ptb.char.test.txt"),
                HasSpacedCharacters = true,
            },
        new("wikitext2", "WikiText-2 by words (Merity et al. 2016)", TextUnit.Words)
            { DataSet = "wikitext2", Files = SplitFiles("train.txt", "valid.txt", "test.txt") },
    ];

    /// <summary>The entry called <paramref name="name"/>; throws <see cref="DataException"/> naming those there are.</summary>
    public static TextCorpusEntry Find(string name) =>
        Entries.FirstOrDefault(entry => entry.Name == name) ?? throw new DataException($"data.corpus: {Unknown(name)}");

    /// <summary>What to say of a name that no corpus has.</summary>
    internal static string Unknown(string name)
    {
        var names = Entries.Select(entry => entry.Name).ToList();
        return $"no text is called \"{name}\"{Suggestion.Clause(name, names)} "
            + $"(there are {string.Join(", ", names)}; a file of your own goes into data.path)";
    }

    private static string Alphabet() => string.Concat(Enumerable.Repeat("abcdefghijklmnopqrstuvwxyz\n", 300));

    private static Dictionary<Split, string> OneText(string file) => new() { [Split.Train] = file };

    private static Dictionary<Split, string> SplitFiles(string train, string validation, string test) =>
        new() { [Split.Train] = train, [Split.Validation] = validation, [Split.Test] = test };
}
