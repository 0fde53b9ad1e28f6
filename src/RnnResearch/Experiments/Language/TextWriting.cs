using RnnResearch.Data.Text;
using RnnResearch.Decoding;
using RnnResearch.Models;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Language;

/// <summary>A trained language model writing text.</summary>
/// <param name="model">in eval mode</param>
/// <param name="vocabulary">its tokens</param>
internal sealed class TextWriting(LanguageModel model, TextVocabulary vocabulary)
{
    /// <summary>Whole texts, each the prompt and what follows it, with an empty line between them.</summary>
    public IEnumerable<string> WriteAll(IReadOnlyList<long> prompt, SampleOptions options)
    {
        for (var n = 0; n < options.Count; n++)
        {
            if (n > 0) yield return "\n\n";
            var speller = vocabulary.Speller();
            foreach (var token in prompt) yield return speller.Append(token);
            foreach (var piece in Write(prompt, options.Length, options.Choice, options.Seed + n)) yield return piece;
        }
    }

    /// <summary>The text after a prompt, piece by piece; the prompt itself is not repeated.</summary>
    /// <param name="prompt">ids to begin with; none begin after a line end, or with the first token where there is no such thing</param>
    /// <param name="length">tokens to write</param>
    /// <param name="choice">how the next token is chosen</param>
    /// <param name="seed">of what is drawn</param>
    public IEnumerable<string> Write(IReadOnlyList<long> prompt, int length, TokenChoice choice, long seed)
    {
        using var generator = new Generator((ulong)seed);
        using var session = new LanguageSession(model, rows: 1);
        var speller = vocabulary.Speller();
        IReadOnlyList<long> start = prompt.Count > 0 ? prompt : [vocabulary.EndOfLine ?? 0];
        foreach (var token in prompt) speller.Append(token); // a word after the prompt is separated from it
        foreach (var token in TokenSampler.Write(session, start, choice, generator).Take(length)) yield return speller.Append(token);
    }
}
