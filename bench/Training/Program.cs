// Training speed here and in eager PyTorch on the same libtorch, in words or characters per second.
//
//     dotnet run -c Release --project bench/Training -p:TorchBackend=local [-- PYTHON [TURNS [CASE ...]]]
//
// PYTHON (default python3) needs torch; the cases are captioner, char-lstm, char-gru and char-rnn, all of them by default.
// Same equations, sizes and data on both sides, which a fixed point's loss confirms. They take turns, so that
// whatever else the machine does slows both: the ratios are medians over the turns, the speeds the best of them.
using RnnResearch.Recurrent;
using TrainingSpeed;
using static TorchSharp.torch;

manual_seed(1);
ICase[] cases = [new CaptionerCase(), new CharacterCase(CellKind.Lstm), new CharacterCase(CellKind.Gru), new CharacterCase(CellKind.Rnn)];
var python = args.Length > 0 ? args[0] : "python3";
var turns = 7;
string[] wanted = args.Length > 2 ? args[2..] : [.. cases.Select(known => known.Name)];
if (args.Length > 1 && !(int.TryParse(args[1], out turns) && turns > 0))
{
    Console.Error.WriteLine($"the second argument is the number of turns, such as 7, not '{args[1]}'.");
    return 2;
}
if (wanted.FirstOrDefault(name => cases.All(known => known.Name != name)) is { } stranger)
{
    Console.Error.WriteLine($"there is no case '{stranger}'; expected some of {string.Join(", ", cases.Select(known => known.Name))}.");
    return 2;
}

Console.WriteLine($"libtorch {__version__}; training, best tokens/s and median ratios of {turns} turns");
Console.WriteLine($"{"case",-10} {"threads",7} {"C#",8} {"PyTorch",8} {"",-7} {"ratio",6} {"ratio of processor time",24}");
foreach (var name in wanted)
{
    foreach (var threads in new[] { 1, 2 })
        Compare(cases.Single(known => known.Name == name), threads);
}
return 0;

void Compare(ICase training, int threads)
{
    set_num_threads(threads);
    using var peer = new Peer(python, training.Peer, threads);
    var (parameters, loss) = training.FixedPoint();
    if (parameters != peer.Parameters || Math.Abs(loss - peer.Loss) > 1e-4)
        throw new InvalidOperationException($"{training.Name}: not the same model: {parameters} parameters and loss {loss} here, {peer.Parameters} and {peer.Loss} in Python");
    training.Train();
    peer.Measure();
    (Sample Here, Sample There)[] samples = [.. Enumerable.Range(0, turns).Select(_ => (Sample.Of(training.Train), peer.Measure()))];
    var here = samples.Max(turn => turn.Here.Tokens / turn.Here.Seconds);
    var there = samples.Max(turn => turn.There.Tokens / turn.There.Seconds);
    var ratio = Median(samples.Select(turn => turn.There.Seconds / turn.Here.Seconds));
    var processor = Median(samples.Select(turn => turn.There.ProcessorSeconds / turn.Here.ProcessorSeconds));
    Console.WriteLine($"{training.Name,-10} {threads,7} {here,8:F0} {there,8:F0} {training.Unit + "/s",-7} {ratio,6:F2} {processor,24:F2}");
}

static double Median(IEnumerable<double> values)
{
    double[] sorted = [.. values.Order()];
    return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
