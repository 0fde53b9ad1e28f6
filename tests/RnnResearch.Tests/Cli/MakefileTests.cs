using System.Diagnostics;
using RnnResearch.Tests.Experiments;

namespace RnnResearch.Tests.Cli;

/// <summary>What make hands on is what was typed; instead of the program, something that prints its arguments is run.</summary>
public class MakefileTests
{
    private const string Odd = "it's \"my\" photo (1) #2 $HOME; *.jpg";

    [Theory]
    [InlineData("caption", "caption", "--run", Odd, "--", Odd)]
    [InlineData("check", "data", "check", "--", Odd)]
    [InlineData("resume", "resume", "--run", Odd)]
    [InlineData("eval", "eval", "--run", Odd)]
    [InlineData("gallery", "gallery", "--run", Odd)]
    [InlineData("report", "report", "--", Odd)]
    [InlineData("data", "data", "get", "--", Odd)]
    [InlineData("sweep", "sweep", "--", Odd)]
    [InlineData("exp", "train", Odd)]
    [InlineData("config", "config", Odd)]
    [InlineData("sample", "sample", "--run", Odd)]
    public void A_name_is_one_word_whatever_is_in_it(string target, params string[] expected) =>
        Assert.Equal(expected, Made(target, $"NAME={Odd}", $"RUN={Odd}", $"IMAGE={Odd}", $"DIR={Odd}").Words);

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a=1 b=2", new[] { "a=1", "b=2" })]
    [InlineData("title=\"run #2\" data.path='a b'", new[] { "title=run #2", "data.path=a b" })]
    [InlineData("title=\"it's\" x=\\\"", new[] { "title=it's", "x=\"" })]
    [InlineData("a=$HOME b=$(id) c=`id` d=*.md e=a;b", new[] { "a=$HOME", "b=$(id)", "c=`id`", "d=*.md", "e=a;b" })]
    public void A_list_is_cut_as_a_shell_cuts_it_and_nothing_in_it_is_run(string set, string[] expected)
    {
        Assert.Equal(["train", "x", .. expected], Made("exp", "NAME=x", $"SET={set}").Words);
        Assert.Equal(["sample", "--run", "x", .. expected], Made("sample", "RUN=x", $"ARGS={set}").Words);
    }

    [Fact]
    public void Runs_to_compare_are_words_and_none_are_all()
    {
        Assert.Equal(["report", "--", "a b", "c"], Made("report", "RUNS='a b' c").Words);
        Assert.Equal(["report", "--"], Made("report").Words);
    }

    [Fact]
    public void A_quote_that_is_not_closed_is_an_error()
    {
        var (words, error) = Made("exp", "NAME=x", "SET=title=it's");
        Assert.Empty(words);
        Assert.Contains("error: SET=title=it's: a quote is not closed", error);
    }

    [Fact]
    public void Without_dotnet_there_is_a_sentence()
    {
        var start = new ProcessStartInfo("/bin/bash", [Path.Combine(RepositoryExperiments.Catalog.Root, "build/need-dotnet.sh")])
        {
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = "/nowhere";
        using var asked = Process.Start(start)!;
        Assert.StartsWith("error: there is no dotnet on the PATH; install the .NET 10 SDK", asked.StandardError.ReadToEnd());
        asked.WaitForExit();
        Assert.Equal(1, asked.ExitCode);
    }

    private static (string[] Words, string Error) Made(params string[] arguments)
    {
        const string program = "artifacts/bin/RnnResearch.Cli/release/rnn.dll";
        var start = new ProcessStartInfo("make", ["-s", "-o", program, @"rnn=printf '<%s>\n'", .. arguments])
        {
            WorkingDirectory = RepositoryExperiments.Catalog.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var make = Process.Start(start)!;
        var error = make.StandardError.ReadToEndAsync();
        var output = make.StandardOutput.ReadToEnd();
        return ([.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[1..^1])], error.Result);
    }
}
