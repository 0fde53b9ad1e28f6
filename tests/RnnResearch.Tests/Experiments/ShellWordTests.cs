using System.Diagnostics;
using RnnResearch.Experiments;

namespace RnnResearch.Tests.Experiments;

public class ShellWordTests
{
    [Fact]
    public void A_shell_reads_each_word_as_it_was()
    {
        string[] words = ["plain/a-b_c.d:e=f,+@%^1", "two words", "it's", "\"x\"", "$HOME", "`id`", "*", "#2",
            "a\nb", "\\", "", "é", "~", "!x"];
        var typed = string.Join(' ', words.Select(ShellWord.Of));
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", $"printf '%s\\0' {typed}"])
        {
            RedirectStandardOutput = true,
        })!;
        Assert.Equal(words, bash.StandardOutput.ReadToEnd().Split('\0')[..^1]);
        Assert.Equal(words[0], ShellWord.Of(words[0]));
    }
}
