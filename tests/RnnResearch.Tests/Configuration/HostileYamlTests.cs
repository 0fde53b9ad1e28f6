using System.Text;

namespace RnnResearch.Tests.Configuration;

/// <summary>Files and values that were made, or damaged, so that reading them does harm.</summary>
public class HostileYamlTests
{
    private const string TooDeep = "lists and sections are nested deeper than 32 levels; no key takes that";

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Nesting_without_end_is_an_error_with_its_place(string opening)
    {
        using var files = ConfigFiles.X($"task: sample\nnote:\n  {string.Concat(Enumerable.Repeat(opening, 20_000))}");
        Assert.Equal($"experiments/x.yaml:3:{3 + (32 * opening.Length) - opening.Length}: {TooDeep}", Assert.Single(files.Problems()));
    }

    [Theory]
    [InlineData("dropout", TooDeep)]
    [InlineData("note", null)]
    public void So_it_is_in_a_value_that_is_read_as_yaml(string key, string? problem)
    {
        using var files = ConfigFiles.X("task: sample");
        var brackets = new string('[', 20_000) + new string(']', 20_000);
        if (problem is null) Assert.Equal(brackets, files.Load($"{key}={brackets}").Note);
        else Assert.Equal($"command line: {key}: {problem}", Assert.Single(files.Problems($"{key}={brackets}")));
    }

    [Fact]
    public void A_path_without_end_is_no_key()
    {
        using var files = ConfigFiles.X("task: sample");
        Assert.EndsWith(
            "expected key.path=value, for example train.epochs=3",
            Assert.Single(files.Problems($"{string.Concat(Enumerable.Repeat("a.", 100_000))}a=1")));
    }

    [Fact]
    public void Aliases_of_aliases_are_never_followed()
    {
        var bomb = new StringBuilder("task: sample\na: &a [x]\n");
        for (var letter = 'b'; letter <= 'z'; letter++)
            bomb.Append($"{letter}: &{letter} [{string.Join(", ", Enumerable.Repeat($"*{(char)(letter - 1)}", 9))}]\n");
        using var files = ConfigFiles.X(bomb.ToString());
        Assert.Contains("experiments/x.yaml:3:8: aliases are not read, found *a; repeat the value or use extends", files.Problems());
    }

    [Fact]
    public void A_file_that_is_too_long_is_not_read()
    {
        using var files = ConfigFiles.X($"task: sample\ntitle: {new string('a', 1 << 20)}");
        Assert.Equal(
            "experiments/x.yaml:1:1: expected a configuration, at most 1,048,576 bytes, found 1,048,596",
            Assert.Single(files.Problems()));
    }

    [Fact]
    public void A_long_value_is_shown_by_its_beginning()
    {
        using var files = ConfigFiles.X($"task: sample\nepochs: {new string('x', 100_000)}");
        Assert.Equal(
            $"experiments/x.yaml:2:9: epochs: expected an integer >= 1, found {new string('x', 200)}... (100,000 characters)",
            Assert.Single(files.Problems()));
    }

    [Fact]
    public void A_nul_would_end_the_file_for_the_reader_and_is_refused()
    {
        using var files = ConfigFiles.X("task: sample\ntitle: a\0\nepochs: 3\n");
        Assert.Equal(
            "experiments/x.yaml:2:9: a NUL character, which no text file has; remove it (in a quoted value it is written \\0)",
            Assert.Single(files.Problems()));
    }

    [Theory]
    [InlineData("\"a\\0b\"")]
    [InlineData("../experiments/x")]
    [InlineData("/etc/passwd")]
    public void A_base_is_one_of_the_files_that_are_there(string name)
    {
        using var files = ConfigFiles.X($"task: sample\nextends: {name}\n");
        Assert.StartsWith("experiments/x.yaml:2:10: extends: there is no experiments/", Assert.Single(files.Problems()));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_with_their_place()
    {
        using var files = ConfigFiles.X("");
        byte[] content = [.. "task: sample\ntitle: \"caf"u8, 0xE9, .. "\"\n"u8];
        File.WriteAllBytes(Path.Combine(files.Root, "experiments/x.yaml"), content);
        Assert.Equal(
            "experiments/x.yaml:2:12: byte 24 (0xE9) is not UTF-8. All bytes are characters of Windows-1252: convert the file "
            + "(iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW) and look at its letters.",
            Assert.Single(files.Problems()));
    }
}
