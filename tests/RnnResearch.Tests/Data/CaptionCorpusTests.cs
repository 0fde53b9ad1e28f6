using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Data;

public class CaptionCorpusTests
{
    private readonly List<string> told = [];

    [Fact]
    public void A_caption_without_a_word_is_left_out_and_told()
    {
        var corpus = Corpus(new("a", Split.Train, ["a dog runs", "!!!", " "]), new("b", Split.Train, ["..."]), Validation);
        Assert.Equal([["a", "dog", "runs"]], corpus.References(0));
        Assert.Single(corpus.Encoded(0));
        Assert.Equal([0], corpus.Of(Split.Train));
        var line = Assert.Single(told);
        Assert.Contains("warning: 3 captions without a word were left out, the first of them of the image a", line);
    }

    [Fact]
    public void A_split_whose_captions_all_lack_words_is_an_error()
    {
        var error = Assert.Throws<DataException>(() => Corpus(new("a", Split.Train, ["!!!"]), Validation));
        Assert.Contains("no caption in the split train has a word", error.Message);
    }

    [Fact]
    public void Captions_in_a_script_without_blanks_are_read_by_characters_where_the_configuration_says_so()
    {
        CaptionedImage[] images = [new("a", Split.Train, ["一只黑狗，在草地上跑。"]), new("b", Split.Train, ["犬がケーキを見ている"]), Validation];
        var corpus = Corpus(images, CaptionTokens.Characters);
        Assert.Equal("一 只 黑 狗 在 草 地 上 跑", string.Join(' ', corpus.References(0)[0]));
        Assert.Equal("犬がケーキを見ている", string.Join(corpus.Tokens.Separator(), corpus.Vocabulary.Decode(corpus.Encoded(1)[0])));
        Assert.Empty(told);
    }

    [Theory]
    [InlineData("一只狗在草地上跑", "两个孩子在海边玩", "一个女人在读书")]
    [InlineData("犬が走っている。", "犬が走っている。", "犬が走っている。")]
    [InlineData("一只黑狗，在草地上跑。", "两个孩子，在海边，玩沙子。", "一个女人在读书")]
    [InlineData("สุนัขวิ่งบนหญ้า", "เด็กสองคนเล่นอยู่", "ผู้หญิงอ่านหนังสือ")]
    [InlineData("snowy", "sunny", "cloudy")]
    public void Captions_whose_words_hardly_recur_are_told(params string[] captions)
    {
        Corpus([.. captions.Select((caption, i) => new CaptionedImage($"{i}", Split.Train, [caption])), Validation]);
        Assert.Contains("data.tokens: characters", Assert.Single(told));
    }

    [Theory]
    [InlineData("a dog runs", "two children play by the sea", "one woman reads")]
    [InlineData("dog", "cat", "dog", "dog", "cat")]
    [InlineData("고양이가 있다", "개가 뛰고 있다", "아이 두 명이 논다")]
    [InlineData("一只 黑 狗 在 草地 上 跑", "两个 孩子 在 海边 玩", "一个 女人 在 读 书 在")]
    public void Captions_in_words_are_not(params string[] captions)
    {
        Corpus([.. captions.Select((caption, i) => new CaptionedImage($"{i}", Split.Train, [caption])), Validation]);
        Assert.Empty(told);
    }

    private static CaptionedImage Validation => new("v", Split.Validation, ["犬 dog"]);

    private CaptionCorpus Corpus(params CaptionedImage[] images) => Corpus(images, CaptionTokens.Words);

    private CaptionCorpus Corpus(CaptionedImage[] images, CaptionTokens tokens) => new(new Listed(images), null, 1, tokens, told.Add);

    private sealed class Listed(CaptionedImage[] images) : ICaptionSet
    {
        public string Name => "listed";

        public IReadOnlyList<CaptionedImage> Images => images;

        public string Identity => Name;

        public Tensor ReadImage(CaptionedImage image) => zeros(3, 8, 8, dtype: ScalarType.Byte);
    }
}
