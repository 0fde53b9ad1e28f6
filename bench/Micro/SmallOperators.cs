using BenchmarkDotNet.Attributes;
using Operators;
using static TorchSharp.torch;

namespace Micro;

/// <summary>The operators that bench/Operators sets beside Python's, through the binding.</summary>
public class SmallOperators
{
    private Action run = () => { };

    [ParamsSource(nameof(Names))]
    public string Operator { get; set; } = "";

    public static IEnumerable<string> Names => Cases.All().Select(known => known.Name);

    [GlobalSetup]
    public void Setup()
    {
        set_num_threads(1);
        manual_seed(1);
        run = Cases.All().Single(known => known.Name == Operator).Run;
    }

    [Benchmark]
    public void Call() => run();
}
