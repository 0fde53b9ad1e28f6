using RnnResearch.Data.Text;

namespace RnnResearch.Tests.Data.Text;

public sealed class CompactNumbersTests
{
    [Fact]
    public void Numbers_of_any_size_come_back_from_any_range()
    {
        var expected = Enumerable.Range(0, 200_000).Select(Number).ToArray();
        var numbers = new CompactNumbers();
        Assert.Equal(0, numbers.Count);
        foreach (var number in expected)
            numbers.Add(number);

        Assert.Equal(expected.Length, numbers.Count);
        Assert.Equal(expected, numbers.Range(0, numbers.Count));
        Assert.Equal(expected[65_530..131_080], numbers.Range(65_530, 131_080));
        Assert.Empty(numbers.Range(5, 5));

        static int Number(int i) => i switch { < 70_000 => i % 256, < 70_010 => 40_000 + i, 70_010 => int.MaxValue, _ => i % 300 };
    }
}
