using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class SGD
{
    /// <summary>What the optimizer remembers of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public Tensor? momentum_buffer;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            momentum_buffer = null;
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            SaveConditionalStateTensor(writer, momentum_buffer);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            momentum_buffer = Replaced(momentum_buffer, other.momentum_buffer);
        }

        public override bool ApproximatelyEquals(OptimizerState other)
            => other is State state && Close(momentum_buffer, state.momentum_buffer);

        public override void to(Device device)
        {
            momentum_buffer = Moved(momentum_buffer, device);
        }

        public void Dispose()
        {
            momentum_buffer?.Dispose();
        }
    }
}
