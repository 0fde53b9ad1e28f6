// Speed and memory here and of the same work by others, side by side: the package alone, PyTorch, numpy and ONNX Runtime in training and
// sampling; how long a training takes to start, and in all. And what each fast path is worth.
//
//     dotnet run -c Release --project bench/Speed -- [PYTHON [TURNS [CASE ...]]]
//     dotnet run -c Release --project bench/Speed -- paths [TURNS [CASE ...]]
//
// PYTHON (default /usr/bin/python3) needs torch and numpy; TURNS is 5; without a CASE all of them are measured. Same equations, sizes, data
// and updates on all sides, which a fixed point's losses confirm. docs/performance.md says how it is measured and what the columns mean.
using System.Globalization;
using Harness;
using RnnResearch.Kernels;
using Speed;
using Speed.Ours;
using Speed.Paths;

switch (args)
{
    case ["serve", Cases.Gemm, var threads]:
        Server.Run(() => new SquareProduct(), Count(threads));
        return 0;
    case ["serve", _, _, _, var set] when set != ProcessorVectors.Name:
        Console.Error.WriteLine($"this process uses {ProcessorVectors.Name}, and not {set}: .NET's settings have other names now?");
        return 1;
    case ["serve", var served, var variant, var threads, ..]:
        Server.Run(() => Cases.Named(served).Make(Variant.Named(variant)), Count(threads));
        return 0;
    case ["peer", var served, var who, var threads]:
        Server.Run(Cases.Named(served).Program(who).Make, Count(threads));
        return 0;
    case ["paths", .. var words]:
        return PathsPart.Run(words);
    default:
        return SpeedPart.Run(args);
}

static int Count(string threads) => int.Parse(threads, CultureInfo.InvariantCulture);
