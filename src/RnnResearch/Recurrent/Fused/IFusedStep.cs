using static TorchSharp.torch;

namespace RnnResearch.Recurrent.Fused;

/// <summary>A layer that goes on by a step at a time, for some sequences side by side. It owns their state.</summary>
internal interface IFusedStep : IDisposable
{
    /// <summary>
    /// h of the last step, [1, room, Block]: H made up to whole vectors. The same memory at every step, until there is more room.
    /// </summary>
    Tensor Hidden { get; }

    /// <summary>One step of the first <paramref name="rows"/> sequences: reads their input, goes on to their next state.</summary>
    void Run(int rows);

    /// <summary>The sequences named take the first places, in that order; there must be room for them.</summary>
    void Select(IReadOnlyList<long> rows);

    /// <summary>Makes room for more sequences. Those that there are stay.</summary>
    /// <param name="room">how many</param>
    /// <param name="input">what is read from now on: as before, with that many rows</param>
    void Grow(int room, Tensor input);
}
