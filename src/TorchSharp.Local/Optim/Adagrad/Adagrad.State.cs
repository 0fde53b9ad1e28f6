using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adagrad
{
    /// <summary>What the optimizer remembers of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor sum = null!;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            var settings = (Options)options;
            step = 0;
            sum = Filled(settings.initial_accumulator_value!.Value);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            sum.Save(writer);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            sum.Load(reader);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            sum = Replaced(sum, other.sum);
        }

        public override bool ApproximatelyEquals(OptimizerState other)
            => other is State state && step == state.step && Close(sum, state.sum);

        public override void to(Device device)
        {
            sum = Moved(sum, device);
        }

        public void Dispose()
        {
            sum?.Dispose();
        }
    }
}
