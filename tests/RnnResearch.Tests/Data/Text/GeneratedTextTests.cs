using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using RnnResearch.Data.Text.Generated;

namespace RnnResearch.Tests.Data.Text;

public sealed partial class GeneratedTextTests
{
    private static readonly string Text = GeneratedText.Write();
    private static readonly string[] Chapters = [.. Text.Split("Chapter ", StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The text as one line per chapter, without the numbers.</summary>
    private static readonly string[] Prose = [.. Chapters.Select(chapter => string.Join(' ', Numbered(chapter).Select(WithoutNumber)))];

    private static readonly Regex Disagreement = new(
        @"\b(I (is|are|has|does|were)|[Yy]ou (is|am|has|was)|[Ww]e (is|am|has|was)|[Tt]hey was|([Hh]e|[Ss]he|it) were|[Dd]oes (I|you|we) "
        + $@"|[Dd]o ({string.Join('|', Lexicon.Names.Select(name => name.Text))}) (?!and ))\b");

    [Fact]
    public void It_is_the_same_text_on_every_machine()
    {
        const string Checksum = "5d75a83584e643ae969b78adb068febf2c90d2a2c6f52c091e7dad4980013f13";
        Assert.Equal(Checksum, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text))));
    }

    [Fact]
    public void It_is_about_half_a_million_characters_of_ascii()
    {
        Assert.InRange(Text.Length, GeneratedText.Characters, GeneratedText.Characters + 6_000);
        Assert.True(Ascii.IsValid(Text));
        Assert.InRange(Text.Distinct().Count(), 60, 100);
    }

    [Fact]
    public void Lines_are_numbered_from_one_and_counted_at_the_end_of_the_chapter()
    {
        foreach (var (chapter, number) in Chapters.Select((chapter, i) => (chapter, i + 1)))
        {
            var lines = Numbered(chapter);
            Assert.StartsWith($"{number}\n\n", chapter);
            Assert.Equal(Enumerable.Range(1, lines.Length), lines.Select(line => int.Parse(line[..line.IndexOf(' ')])));
            Assert.EndsWith($"\n\nEnd of chapter {number}, which has {lines.Length} lines.\n\n", chapter);
            Assert.All(lines, line => Assert.InRange(line.Length, 3, 64 + 4));
        }
    }

    [Fact]
    public void Brackets_and_quotation_marks_are_closed_in_the_order_they_were_opened()
    {
        var depths = new int[4];
        foreach (var prose in Prose)
        {
            var open = new Stack<char>();
            for (var i = 0; i < prose.Length; i++)
            {
                var closes = prose[i] switch
                {
                    ')' => '(',
                    ']' => '[',
                    '}' => '{',
                    '"' or '\'' when open.Contains(prose[i]) => prose[i],
                    _ => '\0',
                };
                if (closes != '\0')
                    Assert.Equal(closes, open.Pop());
                else if (prose[i] is '(' or '[' or '{' or '"' or '\'')
                    open.Push(prose[i]);
                depths[open.Count]++;
            }
            Assert.Empty(open);
        }
        Assert.All(depths, depth => Assert.True(depth > 1000, $"{string.Join(", ", depths)} characters at each depth"));
    }

    [Fact]
    public void Verbs_agree_with_the_subject_and_not_with_the_noun_before_them()
    {
        var plurals = Lexicon.Things.Select(noun => noun.Plural).ToHashSet();
        var stated = Prose.SelectMany(prose => Stated().Matches(prose)).ToList();
        Assert.True(stated.Count > 1000);
        Assert.All(stated, match =>
            Assert.Equal(plurals.Contains(match.Groups["subject"].Value), match.Groups["verb"].Value is "were" or "are"));
        Assert.Contains(stated, match => plurals.Contains(match.Groups["other"].Value) && match.Groups["verb"].Value is "was");
        Assert.All(Prose, prose => Assert.DoesNotMatch(Disagreement, prose));
    }

    [Fact]
    public void As_many_things_follow_as_the_number_says()
    {
        var counted = Prose.SelectMany(prose => Counted().Matches(prose)).ToList();
        Assert.True(counted.Count > 100);
        string[] numbers = ["", "one", "two", "three", "four", "five"];
        Assert.All(counted, match =>
        {
            var things = match.Groups[2].Captures.Count + match.Groups[3].Captures.Count;
            Assert.Equal(match.Groups[1].Value, numbers[things]);
        });
    }

    [Fact]
    public void An_stands_before_vowels_and_only_there() => Assert.All(Prose, prose => Assert.DoesNotMatch(WrongArticle(), prose));

    private static string[] Numbered(string chapter) => [.. chapter.Split('\n').Skip(2).SkipLast(4)];

    private static string WithoutNumber(string line) => line[(line.IndexOf(' ') + 1)..];

    [GeneratedRegex(
        @"[.!?]""? The (?:(?!who)\w+ )?(?<subject>\w+) "
        + @"(?:(?:of|from|beside|next to) the (?:\w+ )??(?<other>\w+) )?"
        + @"(?<verb>was|were|is|are) (cold|wet|new|lost|ready|too large|full of dust)")]
    private static partial Regex Stated();

    [GeneratedRegex(@"(two|three|four|five) \w+:( an? \w+ one,?)+( and an? \w+ one)")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(an [^aeiou]|a [aeiou])")]
    private static partial Regex WrongArticle();
}
