using RnnResearch.Data;
using RnnResearch.Tests.Data.Images;
using static TorchSharp.torch;

namespace RnnResearch.Tests.Data;

public sealed class FolderCaptionSetTests : IDisposable
{
    private readonly TempFolder folder = new();

    public FolderCaptionSetTests()
    {
        using var scope = NewDisposeScope();
        PngFile.Write(folder["red.png"], full([3, 10, 20], 200, dtype: ScalarType.Byte));
        ImageFiles.WriteJpeg(folder["sub/grey.jpg"], full([3, 30, 20], 90, dtype: ScalarType.Byte));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Images_come_squeezed_to_the_configured_size()
    {
        Captions("red.png,red,train\nred.png,very red,train\nsub/grey.jpg,grey,test\n");
        var set = FolderCaptionSet.Open(folder.Path, imageSize: 16);
        Assert.Equal(["red.png", "sub/grey.jpg"], set.Images.Select(image => image.Id));
        Assert.Equal(["red", "very red"], set.Of(Split.Train).Single().Captions);
        using var pixels = set.ReadImage(set.Images[1]);
        Assert.Equal([3L, 16, 16], pixels.shape);
        Assert.Equal(ScalarType.Byte, pixels.dtype);
    }

    [Fact]
    public void Faulty_rows_are_refused_with_their_place_and_the_way_to_all_of_them()
    {
        Captions("red.png,red,train\nblue.png,blue,train\nred.png,,train\n");
        var error = Assert.Throws<DataException>(() => FolderCaptionSet.Open(folder.Path, 16)).Message;
        Assert.Contains("2 problems", error);
        Assert.Contains("captions.csv:3: no file \"blue.png\"", error);
        Assert.Contains("captions.csv:4: \"red.png\" has an empty caption", error);
        Assert.Contains("make check", error);
    }

    [Fact]
    public void The_check_shows_examples_and_counts_every_kind_of_problem()
    {
        var png = File.ReadAllBytes(folder["red.png"]);
        File.WriteAllBytes(folder["cut.png"], png[..^12]);
        folder.Write("text.jpg", "not an image");
        File.WriteAllBytes(folder["unused.png"], png);
        Captions("""
            red.png,"A red, flat picture.",train
            red.png,A second caption,train
            cut.png,cut,train
            text.jpg,text,train
            missing.png,missing,train
            red.png,,train
            sub/grey.jpg,grey,tset
            red.png,A second caption,train
            red.png,third,test
            """);
        var report = CaptionDataCheck.Run(folder.Path);
        Assert.Equal((1, 2), (report.Images, report.Captions));
        Assert.Equal(1, report.ImagesPerSplit[Split.Train]);
        CaptionProblemKind[] expected =
        [
            CaptionProblemKind.MissingImage, CaptionProblemKind.NotAnImage, CaptionProblemKind.TruncatedImage,
            CaptionProblemKind.EmptyCaption, CaptionProblemKind.UnknownSplit, CaptionProblemKind.ConflictingSplit,
            CaptionProblemKind.DuplicateRow, CaptionProblemKind.UnusedImage,
        ];
        Assert.Equal(expected, report.Counts.Select(count => count.Key));
        Assert.All(report.Counts, count => Assert.Equal(1, count.Value));
        Assert.Equal(4, report.Problems.Single(problem => problem.Kind == CaptionProblemKind.TruncatedImage).Line);
        var example = Assert.Single(report.Examples);
        Assert.Equal(("red.png", 20L, 10L), (example.Id, example.Width, example.Height));
        Assert.Equal(["a", "red", "flat", "picture"], example.Tokens);
    }

    [Fact]
    public void The_check_finds_captions_without_words_and_damage_within_images()
    {
        var png = File.ReadAllBytes(folder["red.png"]);
        png[^15] ^= 1; // in the checksum of the data
        File.WriteAllBytes(folder["damaged.png"], png);
        Captions("red.png,!!!,train\nred.png,red,train\ndamaged.png,damaged,train\nsub/grey.jpg,...,train\n");
        var report = CaptionDataCheck.Run(folder.Path);
        Assert.Equal((1, 1), (report.Images, report.Captions));
        Assert.Equal(
            [(CaptionProblemKind.WordlessCaption, 2), (CaptionProblemKind.WordlessCaption, 5), (CaptionProblemKind.DamagedImage, 4)],
            report.Problems.Select(problem => (problem.Kind, problem.Line)));
        Assert.Contains("\"red.png\" has a caption without a word: \"!!!\"", report.Problems[0].Message);
    }

    [Fact]
    public void The_check_tells_what_is_done_to_images_and_where_captions_are_no_words()
    {
        File.WriteAllBytes(folder["logo.png"], PngBytes.Of(1, 1, PngBytes.Rgba, 8, [[0, 0, 0, 0]]));
        File.WriteAllBytes(folder["turned.jpg"], JpegBytes.WithExif(JpegBytes.Random(8, 16, seed: 1), 6));
        Captions("logo.png,一个黑色的标志,train\nturned.jpg,两只狗在草地上跑,train\n");
        var report = CaptionDataCheck.Run(folder.Path);
        Assert.Equal("1 image is transparent and read as on white: logo.png", report.Notes[0]);
        Assert.Equal("1 image is turned as the EXIF orientation says: turned.jpg", report.Notes[1]);
        Assert.Contains("data.tokens: characters", report.Notes[2]);
        Assert.Equal((8, 16), (report.Examples[1].Width, report.Examples[1].Height));
    }

    [Fact]
    public void The_check_of_a_folder_that_is_not_there_is_a_report()
    {
        var problem = Assert.Single(CaptionDataCheck.Run(folder["nowhere"]).Problems);
        Assert.Equal(CaptionProblemKind.BadFile, problem.Kind);
    }

    [Fact]
    public void Another_picture_under_the_same_name_changes_the_identity()
    {
        Captions("red.png,red,train\n");
        var before = FolderCaptionSet.Open(folder.Path, 16).Identity;
        Assert.Equal(before, FolderCaptionSet.Open(folder.Path, 16).Identity);
        File.Copy(folder["sub/grey.jpg"], folder["red.png"], overwrite: true);
        Assert.NotEqual(before, FolderCaptionSet.Open(folder.Path, 16).Identity);
    }

    private void Captions(string rows) => folder.Write("captions.csv", "image,caption,split\n" + rows);
}
