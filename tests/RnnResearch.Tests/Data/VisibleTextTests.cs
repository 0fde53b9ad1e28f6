using RnnResearch.Data;

namespace RnnResearch.Tests.Data;

public class VisibleTextTests
{
    [Theory]
    [InlineData("\u001b[31mred", @"\u001b[31mred")]
    [InlineData("\u001b]0;title\u0007", @"\u001b]0;title\u0007")]
    [InlineData("\u009b31m\u0085", @"\u009b31m\u0085")]
    [InlineData("gnp\u202egpj.exe", @"gnp\u202egpj.exe")]
    [InlineData("a\u2066b\u200f\u2028", @"a\u2066b\u200f\u2028")]
    [InlineData("over\rwritten\0\u007f", @"over\u000dwritten\u0000\u007f")]
    public void What_commands_a_terminal_is_shown(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Theory]
    [InlineData("two\nlines\tand a tab\n")]
    [InlineData("Größe 한국어 日本語 عربي 👩‍🚀 cafe\u0301")]
    public void Text_of_any_language_stays(string text) => Assert.Same(text, VisibleText.Of(text));

    [Fact]
    public void The_line_ends_of_windows_stay() => Assert.Equal("a\r\n\\u000d", VisibleText.Of("a\r\n\r"));
}
