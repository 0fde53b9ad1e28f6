using RnnResearch.Decoding;
using RnnResearch.Recurrent;
using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// A <see cref="LanguageModel"/> writing texts side by side, anywhere and with any kernel; memory does not grow with their length.
/// The model must be in eval mode. <see cref="LanguageModel.Session"/> gives the quicker twin where there is one.
/// </summary>
public sealed class LanguageSession : IDecodingSession
{
    private readonly LanguageModel model;
    private NetworkState state;

    /// <param name="model">a trained model</param>
    /// <param name="rows">texts written side by side</param>
    /// <param name="start">the state they begin with, one row; without it zeros</param>
    public LanguageSession(LanguageModel model, int rows, NetworkState? start = null)
    {
        this.model = model;
        using var scope = NewDisposeScope();
        state = model.StateFrom(start, rows).Detached();
    }

    public long Rows => state.Layers[0].h.size(0);

    public Tensor? Attention => null;

    public Tensor Step(Tensor tokens)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var (logits, last) = model.call(tokens.to(model.Device).unsqueeze(0), state); // [1, R, V]
        Replace(last.Detached());
        return logits.squeeze(0).log_softmax(1).MoveToOuterDisposeScope();
    }

    public void Select(IReadOnlyList<long> rows)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var index = tensor(rows.ToArray()).to(model.Device);
        Replace(state.Map(part => part.index_select(0, index).DetachFromDisposeScope()));
    }

    public void Dispose() => state.Dispose();

    private void Replace(NetworkState next)
    {
        state.Dispose();
        state = next;
    }
}
