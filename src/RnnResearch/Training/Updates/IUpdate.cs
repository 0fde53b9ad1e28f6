using static TorchSharp.torch;

namespace RnnResearch.Training.Updates;

/// <summary>Who computes an update of the weights.</summary>
internal interface IUpdate
{
    /// <summary>
    /// Clips the gradients; returns their norm before, of the elements as they are cut. It is a scalar where the weights are: reading it
    /// as a number waits for a GPU.
    /// </summary>
    Tensor Clip();

    /// <summary>Updates the weights, and what the rule keeps of them, by what <see cref="Clip"/> made of their gradients.</summary>
    void Step(double rate);
}
