using System.Globalization;
using RnnResearch.Data.Downloads;
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
        Assert.StartsWith($"{Environment.ProcessorCount} ", found["threads"]);
        Assert.True(AmountOf(found["matrix product, 1 thread"], "GFLOP/s") > 0);
        Assert.True(AmountOf(found["free disk there"], "GiB") > 0);
        Assert.Equal(rnn.In("data"), found["data folder"]);
    }

    [Fact]
    public void The_doctor_lists_the_data_sets()
    {
        using var rnn = new RnnProcess();
        var sets = PrintedTable.Rows(rnn.RunWell("doctor")).Where(row => row.Length == 3).Select(row => row[0]);
        Assert.Equal(["name", "scenes", "hello", "alphabet", "generated", .. DataCatalog.Entries.Select(entry => entry.Name)], sets);
    }

    /// <summary>The number of "12 GiB".</summary>
    private static double AmountOf(string text, string unit)
    {
        Assert.EndsWith($" {unit}", text);
        return double.Parse(text[..^(unit.Length + 1)], CultureInfo.InvariantCulture);
    }
}
