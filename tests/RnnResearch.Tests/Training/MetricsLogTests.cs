using RnnResearch.Data;
using RnnResearch.Training;

namespace RnnResearch.Tests.Training;

public class MetricsLogTests
{
    private const string Header = "step,epoch,split,metric,value,seconds\n";

    [Fact]
    public void Rows_reach_the_file_one_by_one_and_read_back_exactly()
    {
        using var folder = new TempFolder();
        var path = folder["metrics.csv"];
        using var log = new MetricsLog(path);
        log.Write(10, 1, Split.Train, "loss", 0.1 + 0.2, 1.23456);
        Assert.Equal(Header + "10,1,train,loss,0.30000000000000004,1.235\n", File.ReadAllText(path));
        log.Write(10, 1, Split.Validation, "bleu4", 1e-7, 2);
        Assert.Equal(1e-7, MetricsLog.Read(path)[1].Value);
        Assert.Equal(new MetricsRow(10, 1, "train", "loss", 0.1 + 0.2, 1.235), MetricsLog.Read(path)[0]);
    }

    [Fact]
    public void Cutting_back_keeps_the_rows_up_to_the_step_and_appends_go_on()
    {
        using var folder = new TempFolder();
        var path = folder["metrics.csv"];
        using (var log = new MetricsLog(path))
            foreach (var step in new[] { 1, 2, 3 }) log.Write(step, 1, Split.Train, "loss", step, step);
        File.AppendAllText(path, "4,1,tra"); // a row that a kill cut short

        using (var log = new MetricsLog(path))
        {
            log.CutBack(2);
            log.Write(3, 1, Split.Train, "loss", 30, 4);
        }
        Assert.Equal(Header + "1,1,train,loss,1,1\n2,1,train,loss,2,2\n3,1,train,loss,30,4\n", File.ReadAllText(path));
    }

    [Fact]
    public void Cutting_back_removes_the_scores_of_held_out_splits_which_are_measured_anew()
    {
        using var folder = new TempFolder();
        var path = folder.Write(
            "metrics.csv", Header + "1,1,train,loss,1,1\n1,1,validation,loss,1,1\n1,1,test,loss,1,1\n1,1,novel,loss,1,1\n");
        using var log = new MetricsLog(path);
        log.CutBack(1);
        Assert.Equal(["train", "validation"], MetricsLog.Read(path).Select(row => row.Split));
    }

    [Fact]
    public void Cutting_back_removes_a_row_that_a_kill_cut_short_even_if_nothing_else()
    {
        using var folder = new TempFolder();
        var path = folder.Write("metrics.csv", Header + "1,1,train,loss,1,1\n1,1,train,gra");
        using var log = new MetricsLog(path);
        log.CutBack(5);
        Assert.Single(MetricsLog.Read(path));
    }

    [Fact]
    public void Another_file_is_not_written_to()
    {
        using var folder = new TempFolder();
        var path = folder.Write("metrics.csv", "a,b\n");
        Assert.Contains("expected the columns step,epoch,", Assert.Throws<InvalidDataException>(() => new MetricsLog(path)).Message);
    }

    [Fact]
    public void An_empty_file_gets_its_header()
    {
        using var folder = new TempFolder();
        var path = folder.Write("metrics.csv", "");
        using (var log = new MetricsLog(path))
        {
            log.CutBack(5);
            log.Write(6, 1, Split.Train, "loss", 1, 1);
        }
        Assert.Equal(Header + "6,1,train,loss,1,1\n", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("no row")]
    [InlineData("x,1,train,loss,1,1")]
    [InlineData("1,1,train,loss,1")]
    [InlineData("1,1,train,loss,1,1,1")]
    [InlineData("1,1,train,loss,high,1")]
    [InlineData("-1,1,train,loss,1,1")]
    [InlineData("99999999999999999999,1,train,loss,1,1")]
    [InlineData(",,,,,")]
    [InlineData("\0\0\0\0")]
    [InlineData("")]
    public void Lines_that_are_no_rows_are_told_and_the_file_as_it_was_is_kept_beside(string line)
    {
        using var folder = new TempFolder();
        var text = Header + "1,1,train,loss,1,1\n" + line + "\n2,1,train,loss,2,2\n";
        var path = folder.Write("metrics.csv", text);
        var warnings = new List<string>();
        using (var log = new MetricsLog(path, warn: warnings.Add)) log.CutBack(5);
        Assert.Equal(Header + "1,1,train,loss,1,1\n2,1,train,loss,2,2\n", File.ReadAllText(path));
        Assert.Equal(text, File.ReadAllText(path + ".damaged"));
        Assert.StartsWith($"{path}:3: expected a row of step,epoch,", Assert.Single(warnings));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,1,train,loss,1,1\n")]
    public void Line_ends_of_another_system_and_a_header_without_one_are_no_damage(string rows)
    {
        using var folder = new TempFolder();
        var path = folder.Write("metrics.csv", (Header + rows).Replace("\n", rows.Length == 0 ? "" : "\r\n"));
        using (var log = new MetricsLog(path, warn: Assert.Fail)) log.CutBack(5);
        Assert.Equal(Header + rows, File.ReadAllText(path));
    }
}
