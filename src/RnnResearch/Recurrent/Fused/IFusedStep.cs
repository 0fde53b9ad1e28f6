using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>A layer that goes on by a step at a time. It owns its state.</summary>
internal interface IFusedStep : IDisposable
{
    /// <summary>h of the last step, [1, B, Block]: H made up to whole vectors. The same memory at every step.</summary>
    Tensor Hidden { get; }

    /// <summary>One step: reads the input, goes on to the next state.</summary>
    void Run();
}
