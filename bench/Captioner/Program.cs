// Training speed of the attention captioner, here and in eager PyTorch on the same libtorch, in words per second.
//
//     dotnet run -c Release --project bench/Captioner -p:TorchBackend=local [-- PYTHON [REPEATS]]
//
// Same equations, sizes and captions on both sides, which a fixed point's loss confirms. They take turns, so that
// whatever else the machine does slows both: the ratios are medians over the turns, the speeds the best of them.
using System.Globalization;
using CaptionerSpeed;
using static TorchSharp.torch;

var python = args.Length > 0 ? args[0] : "python3";
var repeats = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7;
manual_seed(1);
Console.WriteLine($"libtorch {__version__}; training, best words/s and median ratios of {repeats} turns");
Console.WriteLine($"{"threads",7} {"C#",8} {"PyTorch",8} {"ratio",6} {"ratio of processor time",24}");
foreach (var threads in new[] { 1, 2 })
{
    set_num_threads(threads);
    using var scope = NewDisposeScope();
    using var peer = new Peer(python, threads);
    var (parameters, loss) = Training.FixedPoint();
    if (parameters != peer.Parameters || Math.Abs(loss - peer.Loss) > 1e-4)
        throw new InvalidOperationException($"not the same model: {parameters} parameters and loss {loss} here, {peer.Parameters} and {peer.Loss} in Python");
    var training = new Training();
    training.Measure();
    peer.Measure();
    (Sample Here, Sample There)[] turns = [.. Enumerable.Range(0, repeats).Select(_ => (training.Measure(), peer.Measure()))];
    var here = turns.Max(turn => turn.Here.Words / turn.Here.Seconds);
    var there = turns.Max(turn => turn.There.Words / turn.There.Seconds);
    var ratio = Median(turns.Select(turn => turn.There.Seconds / turn.Here.Seconds));
    var processor = Median(turns.Select(turn => turn.There.ProcessorSeconds / turn.Here.ProcessorSeconds));
    Console.WriteLine($"{threads,7} {here,8:F0} {there,8:F0} {ratio,6:F2} {processor,24:F2}");
}

static double Median(IEnumerable<double> values)
{
    double[] sorted = [.. values.Order()];
    return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
