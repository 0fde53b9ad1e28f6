using System.Globalization;
using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace Harness;

/// <summary>
/// This side of what <see cref="ServedProcess"/> talks to. The first line out is the fixed point; then for each line that comes in, one
/// measurement goes out: "amount TAB seconds". bench/peers/serving.py does the same in Python.
/// </summary>
public static class Server
{
    /// <summary>Answers until standard input closes.</summary>
    public static void Run(Func<IWork> make, int threads)
    {
        ProcessorThreads.Use(threads);
        if (threads == 1) OneCore.Stay();
        manual_seed(1);
        using var work = make();
        Write([.. work.FixedPoint()]);
        while (Console.In.ReadLine() is not null)
        {
            var sample = Sample.Of(work.Run);
            Write([sample.Amount, sample.Seconds]);
        }
    }

    private static void Write(double[] numbers)
    {
        Console.Out.WriteLine(string.Join('\t', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture))));
        Console.Out.Flush();
    }
}
