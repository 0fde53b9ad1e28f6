using RnnResearch.Analysis;
using RnnResearch.Analysis.Attention;
using RnnResearch.Data;
using RnnResearch.Data.Scenes;
using RnnResearch.Decoding;
using RnnResearch.Experiments.Captioning;
using TorchSharp;

namespace RnnResearch.Tests.Reports;

/// <summary>Galleries of pictures that nobody took, with captions that nobody wrote.</summary>
internal static class MadeUpGallery
{
    public const int Grid = 4;

    private static readonly Scene Scene = new(0,
    [
        new(Shape.Ring, Colour.Red, Size.Small, new Box(2, 2, 12, 12)),
        new(Shape.Square, Colour.Blue, Size.Large, new Box(40, 40, 20, 20)),
    ]);

    /// <param name="count">how many pictures</param>
    /// <param name="looks">whether the captioner has attention</param>
    /// <param name="onScenes">whether the pictures are of scenes</param>
    /// <param name="word">the last word of the last caption</param>
    public static Gallery Of(int count, bool looks = true, bool onScenes = true, string word = "square")
    {
        var pixels = SmallPictures.Encode(count, Picture, room: 10_000_000);
        StudiedCaption[] captions =
        [
            .. Enumerable.Range(0, count).Select(i => Caption(i, i == count - 1 ? word : i % 2 == 0 ? "square" : "ring", looks, onScenes)),
        ];
        var studied = new StudiedSplit
        {
            Split = Split.Test,
            Decode = new DecodeConfig(),
            Scores = new Dictionary<string, double> { ["bleu4"] = 0.5, ["cider"] = 1.25 },
            GridSize = looks ? Grid : null,
            Separator = " ",
            Captions = captions,
            Kinds = looks && onScenes ? [new(SceneWordKind.Shape, 9, 0.8, 0.07, 1.5), new(SceneWordKind.Other, 5, null, null, 2.5)] : [],
            Words = looks ? [new("ring", 10, 1.5)] : [],
        };
        return new Gallery("made-up", $"results/made-up/{word}", 100, onScenes ? "scenes" : "photographs", studied,
            [.. captions.Select((caption, i) => new GalleryPicture(caption, i, pixels[i]))], Folder: "");
    }

    /// <summary>The weights of a word: more and more, from the last place to the first for every other one.</summary>
    public static float[] Alpha(int word)
    {
        var rising = Enumerable.Range(1, Grid * Grid).Select(i => i / 136f);
        return word % 2 == 0 ? [.. rising] : [.. rising.Reverse()];
    }

    private static StudiedCaption Caption(int i, string last, bool looks, bool onScenes)
    {
        string[] words = ["a", last == "square" ? "blue" : "red", last];
        var about = onScenes ? SceneWords.Read(Scene, words) : null;
        var caption = string.Join(' ', words);
        var scores = new Dictionary<string, double> { ["cider"] = i, ["bleu4"] = -i, ["rouge_l"] = 0.5, ["log_p"] = -3 };
        if (looks) scores["entropy"] = 2;
        return new StudiedCaption(
            new CaptionedImage($"picture {i} {last}", Split.Test, [$"reference {i}", $"another of {last}"]),
            [.. words.Select((word, at) => looks
                ? new StudiedWord(word, Alpha(at), AttentionEntropy.Of(Alpha(at)), about?[at], Pointing(about?[at]))
                : new StudiedWord(word, [], null, about?[at], null))],
            [new StudiedBeam(caption, -3, true), new StudiedBeam($"{caption} and on", -4, false)],
            scores,
            onScenes ? Scene : null,
            onScenes ? CaptionFaults.Find(Scene, words) : null);
    }

    /// <summary>Every word about something points at it.</summary>
    private static double? Pointing(SceneWord? about) => about?.Kind is null or SceneWordKind.Other ? null : 1;

    /// <summary>224 x 224 pixels, so that nothing need be enlarged; colours that change slowly, which survive compression.</summary>
    private static torch.Tensor Picture(int i)
    {
        var bytes = new byte[3 * 224 * 224];
        for (var at = 0; at < bytes.Length; at++) bytes[at] = (byte)(60 + (at % 224 / 2) + (i % 50));
        return torch.tensor(bytes, [3, 224, 224]);
    }
}
