using System.Globalization;
using RnnResearch.Data;
using RnnResearch.Data.Translation;

namespace RnnResearch.Tests.Data.Translation;

/// <summary>The pairs that need no download.</summary>
public class MadePairsTests
{
    [Fact]
    public void Dates_are_what_they_are_said_to_be()
    {
        foreach (var pair in DatePairs.Make(2000).Pairs[Split.Train])
        {
            Assert.True(DateOnly.TryParseExact(pair.Target, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var date), pair.Target);
            Assert.Contains($"{date.Day}", pair.Source);
            Assert.Contains($"{date.Year % 100:D2}", pair.Source);
            var isNumeric = pair.Source.Any(letter => letter is '/' or '.') && !pair.Source.Any(char.IsLetter);
            var month = date.ToString("MMM", CultureInfo.InvariantCulture).ToLowerInvariant();
            Assert.True(isNumeric ? pair.Source.Contains($"{date.Month}") : pair.Source.Contains(month), pair.ToString());
        }
    }

    [Fact]
    public void Slashes_say_the_month_first_and_points_the_day()
    {
        var pairs = DatePairs.Make(3000).Pairs[Split.Train];
        Assert.All(pairs.Where(pair => pair.Source.Contains('/')),
            pair => Assert.Equal(int.Parse(pair.Target[5..7]), int.Parse(pair.Source.Split('/')[0])));
        var points = pairs.Where(pair => pair.Source.Count(letter => letter == '.') == 2).ToList();
        Assert.NotEmpty(points);
        Assert.All(points, pair => Assert.Equal(int.Parse(pair.Target[8..10]), int.Parse(pair.Source.Split('.')[0])));
    }

    [Fact]
    public void No_date_and_no_string_is_in_two_splits_and_they_are_always_the_same()
    {
        foreach (var (set, again) in new[] { (DatePairs.Make(0), DatePairs.Make(0)), (ReversedPairs.Make(0), ReversedPairs.Make(0)) })
        {
            var targets = set.Pairs.ToDictionary(split => split.Key, split => split.Value.Select(pair => pair.Target).ToHashSet());
            Assert.Equal([20_000, 1_000, 1_000], set.Pairs.OrderBy(split => split.Key).Select(split => split.Value.Count));
            foreach (var held in new[] { Split.Validation, Split.Test }) Assert.Empty(targets[held].Intersect(targets[Split.Train]));
            foreach (var split in set.Pairs.Keys) Assert.Equal(set.Pairs[split], again.Pairs[split]);
        }
    }

    [Fact]
    public void Reversed_strings_are()
    {
        Assert.All(ReversedPairs.Make(500).Pairs[Split.Train], pair =>
        {
            Assert.InRange(pair.Source.Length, 5, 20);
            Assert.Equal(string.Concat(pair.Source.Reverse()), pair.Target);
        });
    }

    [Fact]
    public void Dates_are_spelt_in_many_ways()
    {
        string Form(string source) =>
            string.Concat(source.Select(letter => char.IsDigit(letter) ? '9' : char.IsLetter(letter) ? 'a' : letter));
        var words = DatePairs.Make(5000).Pairs[Split.Train].Select(pair =>
            System.Text.RegularExpressions.Regex.Replace(Form(pair.Source), "(.)\\1+", "$1"));
        Assert.InRange(words.Distinct().Count(), 12, 20);
    }
}
