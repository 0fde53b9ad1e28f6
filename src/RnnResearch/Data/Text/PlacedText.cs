using System.Text;
using static TorchSharp.torch;

namespace RnnResearch.Data.Text;

/// <summary>A text that can be read, as tokens and as characters: each token knows where in the characters it ends.</summary>
/// <param name="Name">the file, or the corpus and the split</param>
/// <param name="Characters">the text</param>
/// <param name="Tokens">ids, in order; what the vocabulary lacks is not among them, or is <c>&lt;unk&gt;</c></param>
/// <param name="Ends">for each token the index of its last character, of a byte that of the letter it is in</param>
public sealed record PlacedText(string Name, string Characters, int[] Tokens, int[] Ends)
{
    /// <summary>Reads a text of one's own in the tokens of a trained model.</summary>
    /// <param name="path">a UTF-8 file, plain or gzip, or a folder of such files</param>
    /// <param name="vocabulary">the model's</param>
    /// <param name="normalize">whether line ends become LF, as <see cref="TextDataConfig.Normalize"/> says</param>
    /// <param name="log">hears how it was read</param>
    /// <param name="warn">hears what the vocabulary lacks, how often, and where first</param>
    /// <exception cref="DataException">It is not there, cannot be read, or has nothing that the vocabulary has.</exception>
    public static PlacedText Read(string path, TextVocabulary vocabulary, bool normalize, Action<string> log, Action<string> warn)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new DataException($"{path}: no such file or folder; expected a UTF-8 text, plain or gzip, or a folder of such files");
        var reader = new PlacedTextReader(path, vocabulary);
        foreach (var source in TextFiles.At(path))
        {
            new TextDecoder(source, new TextFormat(vocabulary.Unit, normalize), log).Read(reader.Put);
            reader.EndFile();
        }
        return reader.Text(warn);
    }

    /// <summary>A split as its tokens spell it.</summary>
    public static PlacedText Of(string name, EncodedText text, TextVocabulary vocabulary)
    {
        using var scope = NewDisposeScope();
        var tokens = text.Tokens.to(ScalarType.Int32).data<int>().ToArray();
        var (characters, ends, speller) = (new StringBuilder(tokens.Length), new int[tokens.Length], vocabulary.Speller());
        for (var n = 0; n < tokens.Length; n++)
        {
            // The letter of a byte that is not its last one is still to come.
            var begin = characters.Length;
            characters.Append(speller.Append(tokens[n]));
            ends[n] = vocabulary.Unit == TextUnit.Words ? characters.Length - 1 : begin;
        }
        return new PlacedText(name, characters.ToString(), tokens, [.. ends.Select(end => Math.Min(end, characters.Length - 1))]);
    }

    /// <summary>The line, from 1, that a token ends in.</summary>
    public int LineOf(int token) => 1 + Characters.AsSpan(0, Ends[token]).Count('\n');
}
