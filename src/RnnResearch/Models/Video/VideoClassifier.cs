using RnnResearch.Data.Video;
using RnnResearch.Recurrent;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnResearch.Models.Video;

/// <summary>
/// Says at every frame of a clip what it shows (lecture 10, "many to many: video classification on frame level"):
/// <code>
/// e_t = encoder(x_t)                              <see cref="FrameEncoder"/>
/// h_t = recurrence(e_t, h_(t-1))                  <see cref="RecurrentNetwork"/>; or <see cref="WindowReader"/>
/// p_t = softmax(Why h_t + by)
/// L = sum w_t (-ln p_t[action]) / sum w_t         w_t = (t/T)^late, over all frames of all clips
/// </code>
/// Nothing looks ahead, so the class at a frame can be said when the frame is there. Zeros behind the end of a clip that is shorter than
/// others beside it are read last and counted nowhere.
/// </summary>
public sealed class VideoClassifier : nn.Module<Tensor, Tensor>
{
    private readonly FrameEncoder encoder;
    private readonly RecurrentNetwork? recurrence;
    private readonly WindowReader? window;
    private readonly Linear Why; // [C, H]

    /// <param name="config">sizes and switches</param>
    /// <param name="inputs">I, numbers of a frame</param>
    /// <param name="side">of a square picture; 0 where a frame is none</param>
    /// <param name="actions">C</param>
    public VideoClassifier(VideoModelConfig config, int inputs, int side, int actions) : base(nameof(VideoClassifier))
    {
        encoder = new FrameEncoder(inputs, side, config);
        if (config.Kind == VideoModelKind.Recurrent) recurrence = new RecurrentNetwork(encoder.Size, config);
        else window = new WindowReader(encoder.Size, config.Kind == VideoModelKind.Frame ? 1 : config.Window, config);
        Why = nn.Linear(config.Hidden, actions);
        RegisterComponents();
        foreach (var weight in parameters()) weight.DetachFromDisposeScope(); // one that is made in a scope would end with it
        Initialisation.Apply(this, config.Init);
        recurrence?.SetBiases(config);
    }

    /// <summary>Where its weights are.</summary>
    public Device Device => Why.weight!.device;

    /// <param name="x">frames [T, B, I]</param>
    /// <returns>ln p, [T, B, C]</returns>
    public override Tensor forward(Tensor x)
    {
        var e = encoder.call(x);
        var h = recurrence is null ? window!.call(e) : recurrence.call(e, recurrence.ZeroState(x.size(1))).y;
        return nn.functional.log_softmax(nn.functional.linear(h, Why.weight!, Why.bias!), 2);
    }

    /// <summary>The mean loss of a frame, in nats: weighted, to be minimised, and plain.</summary>
    /// <param name="batch">clips</param>
    /// <param name="late">how much more later frames count; 0 counts all alike</param>
    public (Tensor Weighted, Tensor Plain) Loss(VideoBatch batch, double late)
    {
        var logP = call(batch.Frames);
        var (steps, count) = (logP.size(0), logP.size(1));
        var targets = batch.Actions.view(1, count, 1).expand(steps, count, 1);
        var loss = logP.gather(2, targets).squeeze(2).negative(); // [T, B]
        var counted = batch.Weights(late: 0).to(logP.dtype, logP.device);
        var plain = (loss * counted).sum() / counted.sum();
        if (late == 0) return (plain, plain);
        var weights = batch.Weights(late).to(logP.dtype, logP.device);
        return ((loss * weights).sum() / weights.sum(), plain.detach());
    }
}
