using System.Text;
using RnnResearch.Encodings;

namespace RnnResearch.Tests.Encodings;

public class StrictUtf8Tests
{
    [Fact]
    public void A_text_comes_without_its_byte_order_mark()
    {
        using var folder = new TempFolder();
        Assert.Equal("é😀\r\n", StrictUtf8.Read(folder.Write("a", "\uFEFFé😀\r\n")));
        Assert.Equal(["é", "", "b"], StrictUtf8.ReadLines(folder.Write("b", "é\r\n\nb\n")));
    }

    [Fact]
    public void A_fault_is_an_error_with_its_place()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["a"], [.. "one\ncaf"u8, 0xE9, .. "\n"u8]);
        var error = Assert.Throws<InvalidDataException>(() => StrictUtf8.Read(folder["a"]));
        Assert.StartsWith($"{folder["a"]}:2:4: byte 7 (0xE9) is not UTF-8. ", error.Message);
    }

    [Theory]
    [InlineData("\n\r\né\t", 3, 3)]
    [InlineData("a\rb\rc", 3, 2)]
    [InlineData("a\r\nb\r\n\r\n", 4, 1)]
    [InlineData("😀é", 1, 3)]
    public void Lines_end_in_any_way_and_columns_are_characters(string before, int line, int column)
    {
        var fault = StrictUtf8.FaultIn([.. Encoding.UTF8.GetBytes(before), 0xFF])!;
        Assert.Equal((line, column, Encoding.UTF8.GetByteCount(before)), (fault.Line, fault.Column, fault.Offset));
    }

    [Fact]
    public void The_advice_is_what_fits_the_bytes()
    {
        Assert.Contains("iconv -f WINDOWS-1252 -t UTF-8 FILE", Remedy([.. "na"u8, 0xEF, .. "ve"u8, 0x92]));
        Assert.Contains("It is the only such place beside 2 letters that are UTF-8, so", Remedy([.. "éa"u8, 0x92, .. "é"u8]));
        Assert.Contains("There are 2 such places beside 3 letters", Remedy([.. "éa"u8, 0x92, .. "ééb"u8, 0x92]));
        Assert.Contains("find out what encoding it has", Remedy([.. "a"u8, 0x81, 0x40, 0xFE]));
        Assert.Contains("iconv -f UTF-16 -t UTF-8", Remedy([0xFF, 0xFE, (byte)'a', 0]));
        Assert.DoesNotContain("LATIN1", Remedy([0xE9]));
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    public void A_letter_across_the_edge_of_the_buffer_is_no_fault(int before)
    {
        byte[] text = [.. Enumerable.Repeat((byte)'a', before), .. "😀é"u8];
        Assert.Null(StrictUtf8.FaultIn(text));
        Assert.Equal(before + 6, StrictUtf8.FaultIn([.. text, 0xC3])!.Offset);
    }

    private static string Remedy(byte[] bytes) => StrictUtf8.FaultIn(bytes)!.Remedy;
}
