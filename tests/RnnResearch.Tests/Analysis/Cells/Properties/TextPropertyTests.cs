using System.Text.RegularExpressions;
using RnnResearch.Analysis.Cells.Properties;
using RnnResearch.Data;

namespace RnnResearch.Tests.Analysis.Cells.Properties;

/// <summary>
/// What the properties say of small texts written by hand. Below each line stands what is expected at its characters: x inside and
/// . outside, or a digit.
/// </summary>
public sealed class TextPropertyTests
{
    [Theory]
    [InlineData(
        "He said \"No!\" and didn't \"go\".",
        "........xxxx.............xxx..")]
    [InlineData(
        "“Oui,” «non» „nein“ ``ja'' 'tis",
        "xxxxx..xxxx..xxxxx...xxxx......")]
    [InlineData( // one that is never closed ends with its paragraph; it begins anew with the next
        "\"One\n\n\"Two\" x\"",
        "xxxxx.xxxx....")]
    [InlineData( // a quote that can only close opens nothing
        "left\" and \"right\"",
        "..........xxxxxx.")]
    public void Quotes_of_prose(string text, string expected) => Same("inside quotes", text, expected);

    [Theory]
    [InlineData(
        """a = "b\"c" + '"' + "d";""",
        """....xxxxx..........xx..""")]
    [InlineData( // a string that is left open ends with its line; escaped line ends go on
        "x = \"a\ny = \"b\\\nc\";\n",
        "....xx.....xxxxx...")]
    [InlineData(
        "/* \"a\" */ b = \"// c\"; // \"d\n",
        "..............xxxxx.........")]
    public void Quotes_of_a_program_are_strings(string text, string expected) => Same("inside quotes", text, expected, isProgram: true);

    [Theory]
    [InlineData(
        "a /* b */ c // d\ne / f *g;\n",
        "...xxxxx.....xxx...........")]
    [InlineData( // the slash that closes a comment opens none, and /*/ is open
        "/*/ a */* b */ c */ d\n",
        ".xxxxxx...............")]
    [InlineData(
        "s = \"/* a */\"; c = '\\''; /* it's */ d\n",
        "..........................xxxxxxxx....")]
    public void Comments(string text, string expected) => Same("inside comments", text, expected, isProgram: true);

    [Fact]
    public void Comments_or_strings() => Same(
        "inside comments or strings",
        "/* a */ f(\"b\", 'c'); // d\n",
        ".xxxxx....xx..........xxx.", isProgram: true);

    [Theory]
    [InlineData(
        "if (a && (b || c)) d(e);\n",
        "...xxxxxxxxxxxxxx........")]
    [InlineData(
        "else if(a(\")\") /* ) */\n    < b) {\n",
        ".......xxxxxxxxxxxxxxxxxxxxxxx....")]
    [InlineData(
        "elif (a) diff (b); #if (c)\nif x; (d) _if (e)\n",
        ".............................................")]
    [InlineData( // one that is never closed ends with its statement
        "if (a; b()\n",
        "...xx......")]
    public void If_conditions(string text, string expected) => Same("inside an if condition", text, expected, isProgram: true);

    [Fact]
    public void Parentheses_of_a_program_are_those_of_its_code() => Same(
        "inside parentheses", "f(a, \")\", (b)); /* ( */ c)\n", ".xxxxxxxxxxxx..............", isProgram: true);

    [Fact]
    public void Parentheses_of_prose_end_with_their_paragraph() =>
        Same("inside parentheses", "a (b) 1) (c\nd\n\ne", "..xx.....xxxxx..");

    [Fact]
    public void Depth_of_braces_in_a_program() => Same(
        "depth of braces", "f()\n{ if (a) { \"}\"; } }\n{ {\n} }\n", "00001111111112222222110011220000", isProgram: true);

    [Fact]
    public void Depth_of_braces_in_LaTeX() => Same("depth of braces", "\\a{b{c}} \\{d\\}", "00112210000000");

    [Fact]
    public void Lines()
    {
        Same("position in the line", "ab\n\n  c\n", "12001230");
        Same("depth of indentation", "ab\n\n  c d\n\te\n", "0000122220880");
        Same("near a line's end", "abc\nabcdefghijklmn\nop", "xxx.....xxxxxxxxxx...");
    }

    [Fact]
    public void A_pattern_is_inside_of_its_matches()
    {
        var values = TextProperties.Of("numbers", new Regex("[0-9]+")).Scan(new ScannedText("a12b3"));
        Assert.Equal([0, 1, 1, 0, 1], values);
        var slow = new Regex("(x+x+)+y", RegexOptions.None, TimeSpan.FromMilliseconds(50));
        var error = Assert.Throws<DataException>(() => TextProperties.Of("slow", slow).Scan(new ScannedText(new string('x', 40))));
        Assert.StartsWith("the property slow: (x+x+)+y takes longer than ", error.Message);
    }

    [Theory]
    [InlineData("It was late;\nshe left.\n", false)]
    [InlineData("int main(void)\n{\n\treturn 0;\n}\n", true)]
    [InlineData("\\begin{lemma}\n\\label{lemma-a}\nLet $R$ be a ring.\n\\end{lemma}\n\\begin{proof}\nOmitted.\n\\end{proof}\n", false)]
    [InlineData("", false)]
    public void A_program_is_known_by_its_lines(string text, bool isProgram)
    {
        var scanned = new ScannedText(string.Concat(Enumerable.Repeat(text, 3)));
        Assert.Equal(isProgram, scanned.IsProgram);
        Assert.Equal(isProgram, TextProperties.All.Single(property => property.Name == "inside comments").Missing!(scanned) is null);
    }

    /// <summary>Compares at every character; a text that has to be a program is one by what stands behind it.</summary>
    private static void Same(string property, string text, string expected, bool isProgram = false)
    {
        var scanned = new ScannedText(isProgram ? text + "\n" + string.Concat(Enumerable.Repeat("int a;\nint b[] = {1};\n", 20)) : text);
        Assert.Equal(isProgram, scanned.IsProgram);
        var values = TextProperties.All.Single(known => known.Name == property).Scan(scanned)[..text.Length];
        var isNumber = expected.Any(char.IsAsciiDigit);
        var found = string.Concat(values.Select(value => isNumber ? $"{value}" : value == 1 ? "x" : "."));
        Assert.Equal($"{text}\n{expected}".Replace('\n', '⏎'), $"{text}\n{found}".Replace('\n', '⏎'));
    }
}
