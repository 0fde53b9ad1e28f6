using RnnResearch.Data;
using RnnResearch.Data.Text;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using static RnnResearch.Torch.Arithmetic;
using static TorchSharp.torch;

namespace RnnResearch.Experiments.Language;

/// <summary>
/// Scores a split in one pass with the state carried on from chunk to chunk: every token is predicted once but for the first, and the few
/// at the end that are in no stream.
/// </summary>
internal sealed class TextEvaluator(TextCorpus corpus, LanguageModel model, int streams, int steps)
{
    /// <summary>
    /// <c>loss</c> in nats per token; <c>bpc</c>, bits per Unicode character of the text, which compares models of characters, bytes and
    /// words; <c>perplexity</c> per token.
    /// </summary>
    /// <param name="split">what is read</param>
    /// <param name="start">the state that every stream begins with, one row; without it zeros</param>
    /// <param name="interrupt">ends it with an <see cref="OperationCanceledException"/></param>
    public IReadOnlyDictionary<string, double> Scores(Split split, NetworkState? start = null, CancellationToken interrupt = default)
    {
        var text = corpus[split];
        var loss = Loss(new TextStreams(text, streams, steps), start, interrupt);
        var tokensPerCharacter = (double)text.Tokens.size(0) / text.Characters;
        return new Dictionary<string, double>
        {
            ["loss"] = loss,
            ["bpc"] = loss * tokensPerCharacter / Math.Log(2),
            ["perplexity"] = Math.Exp(loss),
        };
    }

    private double Loss(TextStreams text, NetworkState? start, CancellationToken interrupt)
    {
        var nats = 0.0;
        var state = model.StateFrom(start, text.Streams).Detached();
        for (var chunk = 0L; chunk < text.Chunks; chunk++)
        {
            interrupt.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var (inputs, targets) = text.Chunk(chunk, model.Device);
            var (loss, last) = model.Loss(inputs, targets, state);
            nats += loss.Number() * targets.numel();
            state.Dispose();
            state = last.Detached();
        }
        state.Dispose();
        return nats / text.Targets;
    }
}
