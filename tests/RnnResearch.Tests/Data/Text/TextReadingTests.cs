using System.Text;
using RnnResearch.Data;
using RnnResearch.Data.Text;

namespace RnnResearch.Tests.Data.Text;

public sealed class TextReadingTests : IDisposable
{
    private readonly TextRead read = new();

    public void Dispose() => read.Dispose();

    [Fact]
    public void A_character_is_a_scalar_value_even_where_strings_need_two_halves()
    {
        read.With("a.txt", "é😀나𝄞é");
        Assert.Equal(["é", "😀", "나", "𝄞", "é"], read.Tokens("a.txt"));
    }

    [Fact]
    public void What_a_buffer_cuts_in_two_is_put_together_again()
    {
        const string cut = "aß나😀\r\nword";
        for (var before = 0; before <= Encoding.UTF8.GetByteCount(cut); before++)
        {
            var text = new string('x', TextDecoder.BufferSize - before) + cut + " end\r\n";
            read.With("a.txt", text).With("a.gz", TextRead.Gzip(Encoding.UTF8.GetBytes(text)));

            var expected = text.Replace("\r\n", "\n");
            Assert.Equal(expected, string.Concat(read.Tokens("a.txt")));
            Assert.Equal(expected, string.Concat(read.Tokens("a.gz")));
            Assert.Equal([text[..(text.IndexOf('\r'))], "<eos>", "word", "end", "<eos>"], read.Tokens("a.txt", TextUnit.Words));
        }
    }

    [Fact]
    public void Gzip_is_known_by_its_content_and_reads_like_the_plain_file()
    {
        const string text = "one two\nthree\n";
        read.With("plain.txt", text).With("packed.txt", TextRead.Gzip(Encoding.UTF8.GetBytes(text)));
        foreach (var unit in Enum.GetValues<TextUnit>())
            Assert.Equal(read.Tokens("plain.txt", unit), read.Tokens("packed.txt", unit));
    }

    [Fact]
    public void A_folder_is_read_in_the_ordinal_order_of_its_paths_without_hidden_files()
    {
        read.With("all/b.txt", "4").With("all/B.txt", "1").With("all/a/z.txt", TextRead.Gzip("3"u8.ToArray())).With("all/a.txt", "2")
            .With("all/.hidden", "no").With("all/.git/config", "no").With("all/empty.txt", "");
        Assert.Equal("1234", string.Concat(read.Tokens("all")));
    }

    [Fact]
    public void A_word_and_a_line_end_with_their_file()
    {
        read.With("all/1", "one two").With("all/2", "three\n").With("all/3", "\nfour ");
        Assert.Equal(["one", "two", "<eos>", "three", "<eos>", "<eos>", "four", "<eos>"], read.Tokens("all", TextUnit.Words));
        Assert.Equal("one twothree\n\nfour ", string.Concat(read.Tokens("all")));
    }

    [Fact]
    public void Any_white_space_separates_words_and_every_line_end_is_a_token()
    {
        read.With("a.txt", " one\ttwo\u00A0 three\u2003\n\n\n  <unk> four\n");
        Assert.Equal(["one", "two", "three", "<eos>", "<eos>", "<eos>", "<unk>", "four", "<eos>"], read.Tokens("a.txt", TextUnit.Words));
    }

    [Fact]
    public void A_word_may_be_long()
    {
        var word = new string('é', 1000) + "😀";
        read.With("a.txt", word + " b");
        Assert.Equal([word, "b", "<eos>"], read.Tokens("a.txt", TextUnit.Words));
    }

    [Fact]
    public void A_byte_order_mark_is_dropped_and_told()
    {
        read.With("a.txt", "\uFEFFab");
        Assert.Equal(["a", "b"], read.Tokens("a.txt"));
        Assert.Equal(
            $"{read["a.txt"]}: a byte order mark was dropped (data.normalize: false keeps the text as it is)",
            Assert.Single(read.Lines));
    }

    [Fact]
    public void Line_ends_of_two_characters_become_one_and_are_told()
    {
        read.With("a.txt", "a\r\nb\r\r\n\rc\r");
        Assert.Equal("a\nb\r\n\rc\r", string.Concat(read.Tokens("a.txt")));
        Assert.Equal(
            $"{read["a.txt"]}: 2 line ends CRLF became LF (data.normalize: false keeps the text as it is)", Assert.Single(read.Lines));
    }

    [Theory]
    [InlineData("one two\rthree\r\rfour")]
    [InlineData("\r")]
    public void Carriage_returns_alone_are_line_ends_where_there_are_no_others_and_are_told(string text)
    {
        text = string.Concat(Enumerable.Repeat(text, TextDecoder.BufferSize / 4));
        read.With("a.txt", text).With("a.gz", TextRead.Gzip(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text.Replace('\r', '\n'), string.Concat(read.Tokens("a.txt")));
        Assert.Equal(text.Replace('\r', '\n'), string.Concat(read.Tokens("a.gz")));
        var count = text.Count(letter => letter == '\r');
        Assert.Equal(
            $"{read["a.txt"]}: {count:N0} line ends CR became LF (data.normalize: false keeps the text as it is)", read.Lines[0]);
        Assert.Contains("<eos>", read.Tokens("a.txt", TextUnit.Words));
    }

    [Fact]
    public void Damage_to_utf8_is_not_taken_for_another_encoding()
    {
        read.With("a.txt", [.. "na\u00EFve\nd\u00E9j\u00E0"u8, 0x92, .. " vu"u8]);
        Assert.StartsWith(
            $"{read["a.txt"]}:2:5: byte 13 (0x92) is not UTF-8. It is the only such place beside 3 letters that are UTF-8",
            read.Refusal("a.txt"));
    }

    [Fact]
    public void Without_normalizing_and_for_bytes_everything_stays()
    {
        read.With("a.txt", "\uFEFFa\r\n");
        using var corpus = read.Load(new TextDataConfig { Path = read["a.txt"], Normalize = false, Validation = 0 });
        Assert.Equal("\uFEFFa\r\n", string.Concat(TextRead.Tokens(corpus, Split.Train)));
        Assert.Equal(["\u00EF", "\u00BB", "\u00BF", "a", "\r", "\n"], read.Tokens("a.txt", TextUnit.Bytes));
        Assert.Empty(read.Lines);
    }

    [Fact]
    public void Nul_characters_are_read_and_warned_about()
    {
        read.With("a.bin", "ab\0c\0");
        Assert.Equal(5, read.Tokens("a.bin").Length);
        Assert.StartsWith(
            $"{read["a.bin"]}: warning: it holds NUL characters, the first at byte 2, and looks binary", Assert.Single(read.Lines));
        read.Tokens("a.bin", TextUnit.Bytes);
        Assert.Single(read.Lines);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(TextDecoder.BufferSize - 1)]
    [InlineData(TextDecoder.BufferSize + 5)]
    public void What_is_not_utf8_is_refused_with_its_place_and_the_way_out(int before)
    {
        byte[] content = [.. Enumerable.Repeat((byte)'a', before), 0xE9, (byte)'t'];
        read.With("a.txt", content);
        Assert.Equal(
            $"{read["a.txt"]}:1:{before + 1}: byte {before:N0} (0xE9) is not UTF-8. All bytes are characters of Windows-1252: "
            + "convert the file (iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW) and look at its letters, "
            + "or read it as it is with data.unit: bytes.",
            read.Refusal("a.txt"));
        Assert.Equal(before + 2, read.Tokens("a.txt", TextUnit.Bytes).Length);
    }

    [Fact]
    public void A_letter_that_is_cut_off_at_the_end_is_refused() => Assert.Contains(
        "byte 1 (0xC3) is not UTF-8", read.With("a.txt", [(byte)'a', 0xC3]).Refusal("a.txt"));

    [Fact]
    public void Utf16_is_recognised()
    {
        read.With("a.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("text")]);
        Assert.Contains("byte 0 (0xFF) is not UTF-8. Convert the file (iconv -f UTF-16 ", read.Refusal("a.txt"));
    }

    [Fact]
    public void Gzip_that_is_damaged_or_cut_off_is_refused()
    {
        var packed = TextRead.Gzip(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 10_000))));
        Assert.Contains($"{read["cut.gz"]}: not a whole gzip file", read.With("cut.gz", packed[..(packed.Length / 2)]).Refusal("cut.gz"));
        packed[packed.Length / 2] ^= 0xFF;
        Assert.Contains($"{read["bad.gz"]}: not a whole gzip file", read.With("bad.gz", packed).Refusal("bad.gz"));
    }

    [Fact]
    public void A_path_to_nowhere_is_refused() => Assert.Equal(
        $"{read["none"]}: no such file or folder. data.path names a UTF-8 text file (plain or gzip), or a folder of such files.",
        read.Refusal("none"));

    [Fact]
    public void A_folder_with_nothing_to_read_is_refused() => Assert.Contains(
        "no file in this folder (hidden ones do not count)", read.With("all/.hidden", "text").Refusal("all"));

    [Theory]
    [InlineData("", "empty.")]
    [InlineData("\uFEFF", "empty.")]
    [InlineData("a", "one single token.")]
    [InlineData("😀", "one single token.")]
    public void A_text_without_two_tokens_is_refused(string text, string expected)
    {
        Assert.StartsWith($"{read["a.txt"]}: {expected}", read.With("a.txt", text).Refusal("a.txt"));
        Assert.StartsWith($"{read["all"]}: {expected}", read.With("all/a.txt", text).Refusal("all"));
    }
}
