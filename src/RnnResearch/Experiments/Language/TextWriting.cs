using RnnResearch.Data.Text;
using RnnResearch.Decoding;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Language;

/// <summary>A trained language model writing text.</summary>
/// <param name="model">in eval mode</param>
/// <param name="vocabulary">its tokens</param>
/// <param name="start">the state that texts begin with, one row; without it zeros</param>
/// <param name="first">what a text without a prompt begins after: by default a line end, as one with a prompt does, or the first token
/// where there is no such thing</param>
internal sealed class TextWriting(LanguageModel model, TextVocabulary vocabulary, NetworkState? start = null, long? first = null)
{
    /// <summary>
    /// Texts piece by piece, each the prompt and what follows it, with an empty line between them. No scope is open between two pieces.
    /// </summary>
    /// <param name="options">what to write</param>
    /// <param name="warn">hears what the vocabulary lacks of the prompt</param>
    public IEnumerable<string> Write(SampleOptions options, Action<string> warn)
    {
        var prompt = Read(options.Prompt, warn);
        // A prompt begins a line too: in the midst of one, from zeros, a network may be where training never was, and writes nothing but
        // rare signs.
        var opening = prompt.Length > 0 ? vocabulary.EndOfLine : first ?? vocabulary.EndOfLine ?? 0;
        long[] read = opening is { } token ? [token, .. prompt] : prompt;
        for (var n = 0; n < options.Count; n++)
        {
            if (n > 0) yield return "\n\n";
            using var generator = new Generator((ulong)(options.Seed + n));
            using var reader = model.Reader(start);
            var speller = vocabulary.Speller();
            foreach (var id in prompt) yield return speller.Append(id);
            var written = TokenSampler.Write(reader, read, options.Choice, generator);
            foreach (var id in written.Take(options.Length)) yield return speller.Append(id);
        }
    }

    private long[] Read(string prompt, Action<string> warn)
    {
        var ids = vocabulary.Encode(prompt, out var strangers);
        if (strangers.Count > 0)
        {
            var named = string.Join(", ", strangers.Select(token => $"'{token}'"));
            var fate = vocabulary.Unknown is null ? "left out" : "read as <unk>";
            warn($"the run's vocabulary of {vocabulary.Count} {vocabulary.Unit.Name()} lacks {named} of the prompt, {fate}");
        }
        return ids;
    }
}
