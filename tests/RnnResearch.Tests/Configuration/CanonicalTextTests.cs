using System.Text;
using RnnResearch.Configuration;
using RnnResearch.Configuration.Nodes;

namespace RnnResearch.Tests.Configuration;

/// <summary>Every text that canonical YAML writes is read back as it was.</summary>
public class CanonicalTextTests
{
    private const int Trials = 20_000;

    private static readonly string[] Pieces =
    [
        "\"", "'", "\\", "\\n", "#", " #", ":", ": ", "- ", "? ", "|", ">", "&", "*", "!", "%", "@", "`", ",", "[", "]", "{", "}", "---",
        "...",        " ", "  ", "\n", "\r", "\r\n", "\t", "\0", "\u0001", "\u001b", "\u007f", "\u0085", "\u00a0", "\u2028", "\u2029",
        "\ufeff", "\ufffd",
        "é", "나", "e\u0301", "😀", "\U0010ffff", "\u200b", "\u202e", "true", "No", "null", "~", "1", "1_0", "0x1f", ".5", "1e5", ".inf", "-",
        "2001-12-14", "<<", "=", "a", "B", "word", "a long run of words ", "_", "/", "(", "+",
    ];

    [Fact]
    public void Any_text_comes_back()
    {
        var random = new Random(1);
        for (var trial = 0; trial < Trials; trial++) AssertComesBack(Text(random));
    }

    [Fact]
    public void So_does_every_single_character_alone_and_at_either_end()
    {
        foreach (var letter in Enumerable.Range(0, 0x3000).Concat(Enumerable.Range(0xF000, 0x1100)).Where(Rune.IsValid))
        {
            var text = new Rune(letter).ToString();
            AssertComesBack(text);
            AssertComesBack("a" + text);
            AssertComesBack(text + "a");
        }
    }

    [Theory]
    [InlineData("a\n")]
    [InlineData("ROMEO:\n")]
    [InlineData("null")]
    [InlineData("Yes")]
    [InlineData("2001-12-14")]
    public void So_does_the_configuration_that_holds_it(string text)
    {
        using var files = ConfigFiles.X("task: sample");
        var yaml = files.Resolve($"title={text}", $"layers=[{{name: {CanonicalYaml.Scalar(text)}}}]").ToYaml();
        files.With("x", yaml);
        var config = files.Load();
        Assert.Equal((text, text), (config.Title, config.Layers[0].Name));
        Assert.Equal(yaml, files.Resolve().ToYaml());
    }

    private static void AssertComesBack(string text)
    {
        var yaml = CanonicalYaml.Scalar(text);
        List<ConfigProblem> problems = [];
        var read = YamlTree.Read($"key: {yaml}\nlist: [{yaml}, {yaml}]\nlast: 1\n", "x", problems);
        Assert.Empty(problems);
        var found = new[] { "key", "list[0]", "list[1]" }.Select(path => Assert.IsType<ConfigScalar>(read.At(path)));
        Assert.All(found, scalar => Assert.Equal((text, false), (scalar.Text, scalar.IsNull)));
        Assert.Equal(3, read.Entries.Count);
    }

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
