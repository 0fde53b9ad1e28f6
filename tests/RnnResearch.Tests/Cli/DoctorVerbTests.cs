using System.Globalization;
using RnnResearch.Data.Downloads;
using RnnResearch.Kernels;
using TorchSharp;

namespace RnnResearch.Tests.Cli;

public sealed class DoctorVerbTests
{
    [Fact]
    public void The_doctor_says_what_the_build_the_machine_and_the_data_folder_offer()
    {
        using var rnn = new RnnProcess();
        var found = PrintedTable.Rows(rnn.RunWell("doctor")).Where(row => row.Length == 2).ToDictionary(row => row[0], row => row[1]);

        Assert.StartsWith($"libtorch {torch.__version__}, ", found["torch"]);
        Assert.Matches(@"^(cpu|cuda \(\d+ found\))$", found["device"]);
        Assert.Equal(ProcessorVectors.SuitKernels, found["kernels (auto)"].StartsWith("the fused ones; ", StringComparison.Ordinal));
        Assert.StartsWith($"{Environment.ProcessorCount} ", found["threads"]);
        Assert.True(AmountOf(found["matrix product, 1 thread"], "GFLOP/s") > 0);
        Assert.True(AmountOf(found["free disk there"], "GiB") > 0);
        Assert.Equal(rnn.In("data"), found["data folder"]);
    }

    [Fact]
    public void On_a_processor_that_the_kernels_do_not_suit_the_package_computes()
    {
        using var rnn = new RnnProcess();
        using var doctor = new StartedProgram(rnn.In("."), ["doctor"], variable: ("DOTNET_EnableAVX2", "0"));
        var (code, output, error) = doctor.WaitForExit();
        Assert.True(code == 0, error);
        Assert.Contains("the package's own modules", output);
    }

    [Fact]
    public void The_doctor_lists_the_data_sets()
    {
        using var rnn = new RnnProcess();
        var sets = PrintedTable.Rows(rnn.RunWell("doctor")).Where(row => row.Length == 3).Select(row => row[0]);
        string[] made = ["scenes", "hello", "alphabet", "generated", "reviews", "dates", "reversed", "shapes"];
        Assert.Equal(["name", .. made, .. DataCatalog.Entries.Select(entry => entry.Name)], sets);
    }

    /// <summary>The number of "12 GiB".</summary>
    private static double AmountOf(string text, string unit)
    {
        Assert.EndsWith($" {unit}", text);
        return double.Parse(text[..^(unit.Length + 1)], CultureInfo.InvariantCulture);
    }
}
