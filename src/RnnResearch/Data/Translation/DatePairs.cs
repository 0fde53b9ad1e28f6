using System.Globalization;

namespace RnnResearch.Data.Translation;

/// <summary>
/// Dates as people write them, to be said as ISO 8601 does: <c>the 3rd of may 1979</c>, <c>5/14/26</c> or <c>fri, 28 nov 2017</c> to
/// <c>1979-05-03</c>, <c>2026-05-14</c>, <c>2017-11-28</c>. With slashes the month comes first, with points the day; a year of two digits
/// is one from 1970 to 2069. No date of a held-out split is in another, however it is spelt.
/// </summary>
public static class DatePairs
{
    private const int Usual = 20_000;
    private const int HeldOut = 1_000;
    private static readonly DateOnly First = new(1950, 1, 1);
    private static readonly int Days = new DateOnly(2070, 1, 1).DayNumber - First.DayNumber;

    private static readonly Func<DateOnly, CounterRandom, string>[] Spellings =
    [
        (date, _) => Written(date, "d MMMM yyyy"),
        (date, _) => Written(date, "MMMM d, yyyy"),
        (date, _) => Written(date, "d MMM yyyy"),
        (date, _) => Written(date, "MMM. d, yyyy"),
        (date, _) => Written(date, "ddd, d MMM yyyy"),
        (date, _) => Written(date, "dddd, MMMM d, yyyy"),
        (date, _) => Written(date, "dd.MM.yyyy"),
        (date, _) => Written(date, "M/d/yyyy"),
        (date, _) => Written(date, "yyyy MMMM d"),
        (date, _) => $"the {date.Day}{Ending(date.Day)} of {Written(date, "MMMM yyyy")}",
        (date, _) => $"{Written(date, "MMMM")} {date.Day}{Ending(date.Day)}, {date.Year}",
        (date, random) => Short(date, random, "d.M.", "yy"),
        (date, random) => Short(date, random, "M/d/", "yy"),
        (date, random) => Short(date, random, "d MMM ", "yy"),
    ];

    /// <param name="train">pairs to train on; 0 for the usual 20,000</param>
    public static TranslationSet Make(int train) => new(
        "dates",
        new Dictionary<Split, IReadOnlyList<SentencePair>>
        {
            [Split.Train] = Pairs(Split.Train, train > 0 ? train : Usual),
            [Split.Validation] = Pairs(Split.Validation, HeldOut),
            [Split.Test] = Pairs(Split.Test, HeldOut),
        });

    private static List<SentencePair> Pairs(Split split, int count)
    {
        var random = new CounterRandom(CounterRandom.KeyOf((ulong)split));
        var pairs = new List<SentencePair>(count);
        while (pairs.Count < count)
        {
            var date = First.AddDays(random.Below(Days));
            if (SplitByHash.Of(Iso(date)) == split) pairs.Add(new(random.Pick(Spellings)(date, random), Iso(date)));
        }
        return pairs;
    }

    // Where two digits of the year would say another century, four.
    private static string Short(DateOnly date, CounterRandom random, string form, string year)
    {
        var isClear = date.Year is >= 1970 and < 2070;
        var mark = random.Chance(50) && isClear ? "'" : "";
        return Written(date, form) + (isClear ? mark + Written(date, year) : Written(date, "yyyy"));
    }

    private static string Written(DateOnly date, string form) => date.ToString(form, CultureInfo.InvariantCulture).ToLowerInvariant();

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Ending(int day) => day switch
    {
        1 or 21 or 31 => "st",
        2 or 22 => "nd",
        3 or 23 => "rd",
        _ => "th",
    };
}
