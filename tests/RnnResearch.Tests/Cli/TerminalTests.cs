using RnnResearch.Cli;
using RnnResearch.Cli.Output;
using RnnResearch.Data;
using RnnResearch.Experiments;
using RnnResearch.Tests.Configuration;
using RnnResearch.Training;
using Spectre.Console;

namespace RnnResearch.Tests.Cli;

/// <summary>Nothing that comes from files reaches a terminal as a command.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Command = "\u001b]0;owned\u0007\u009b2J\u202e";
    private const string Shown = @"\u001b]0;owned\u0007\u009b2J\u202e";

    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly ConfigFiles files = ConfigFiles.X("task: sample\n");

    public void Dispose() => files.Dispose();

    [Fact]
    public void Whatever_is_written_to_a_terminal_is_visible()
    {
        using var terminal = new TerminalWriter(output);
        terminal.Write(Command);
        terminal.WriteLine(Command);
        terminal.Write('\u001b');
        terminal.Write(Command.ToCharArray(), 0, 1);
        terminal.Write(Command.AsSpan()[..1]);
        terminal.WriteLine("{0}\t{1}", Command, 1);
        Assert.Equal(
            $@"{Shown}{Shown}{Environment.NewLine}\u001b\u001b\u001b{Shown}{"\t"}1{Environment.NewLine}", output.ToString());
    }

    [Fact]
    public void A_pipe_gets_every_character() => Assert.Same(output, TerminalWriter.Over(output, isRedirected: true));

    [Fact]
    public void Errors_of_files_and_arguments_are_visible()
    {
        var session = new Session(new TerminalWriter(output), new TerminalWriter(error), files.Root, ConfigFiles.Tasks);
        files.With("x", "task: sample\n\"key\\e[2J\": 1\n");
        Assert.Equal(2, Rnn.Run(["config", "x", $"{Command}=1"], session));
        Assert.Equal(2, Rnn.Run(["nosuch" + Command], session));
        Assert.Contains(@"\u001b", error.ToString());
        Assert.DoesNotContain('\u001b', error.ToString() + output);
        Assert.Equal(1, Failure.Report(new DataException(Command), output, debug: false));
        Assert.Equal(1, Failure.Report(new InvalidOperationException(Command), output, debug: false));
        Assert.Equal(1, Failure.Report(new DataException(Command), output, debug: true));
        Assert.DoesNotContain('\u001b', output.ToString());
    }

    [Fact]
    public void Tables_and_progress_are_visible_wherever_they_go()
    {
        var table = new ResultTable($"t{Command}", [$"c{Command}"], [[$"[red]{Command}"]]);
        TableWriter.Write(output, table);
        TableWriter.Write(new TerminalWriter(output), table);
        foreach (var session in new[] { new Session(output, error, "/", ConfigFiles.Tasks), Terminal() })
        {
            using var progress = RnnResearch.Cli.Output.Progress.For(session);
            progress.Message(Command);
            progress.Warning(Command);
        }
        Assert.Contains($"[red]{Shown}", output.ToString());
        Assert.Contains(Shown, error.ToString());
        Assert.DoesNotContain("\u001b]", output.ToString() + error);
        Assert.DoesNotContain('\u009b', output.ToString() + error);
        Assert.DoesNotContain('\u202e', output.ToString() + error);
    }

    [Fact]
    public void The_programs_own_colours_reach_the_terminal()
    {
        var settings = new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(new TerminalWriter(output).Screen),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
        };
        using (var progress = new LiveProgress(AnsiConsole.Create(settings))) progress.Warning(Command);
        Assert.Contains("\u001b[93m", output.ToString());
        Assert.Contains($"warning: {Shown}", output.ToString());
    }

    [Fact]
    public void The_log_of_a_run_can_be_shown_on_a_terminal()
    {
        using var folder = new TempFolder();
        using (var log = new RunLog(folder["log.txt"], new RecordedProgress())) log.Warning(Command);
        Assert.EndsWith($"warning: {Shown}", File.ReadAllText(folder["log.txt"]).TrimEnd());
    }

    private Session Terminal() => new(new TerminalWriter(output), new TerminalWriter(error), "/", ConfigFiles.Tasks);
}
