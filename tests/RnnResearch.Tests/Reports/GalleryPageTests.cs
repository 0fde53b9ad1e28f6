using RnnResearch.Analysis;
using RnnResearch.Experiments.Captioning;
using RnnResearch.Reports;
using SkiaSharp;

namespace RnnResearch.Tests.Reports;

[Collection(BrowserGroup.Name)]
public sealed class GalleryPageTests(Browser browser) : IDisposable
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>";

    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "gallery.html");

    [NeedsBrowserFact]
    public async Task Words_are_text_whatever_is_in_them()
    {
        await using var visit = await Open(MadeUpGallery.Of(2, word: Hostile));
        var card = visit.Page.Locator(".card").Last;
        await card.Locator("summary").ClickAsync();

        Assert.Equal($"a red {Hostile}", await card.Locator("img").GetAttributeAsync("alt"));
        foreach (var part in new[] { ".word >> nth=2", "td >> nth=0", "li >> text=another of" })
            Assert.Contains(Hostile, await card.Locator(part).InnerTextAsync());
    }

    [NeedsBrowserFact]
    public async Task Arrow_keys_light_the_picture_word_by_word_as_the_picture_of_attention_in_files_is_lit()
    {
        var gallery = MadeUpGallery.Of(1);
        await using var visit = await Open(gallery);
        var card = visit.Page.Locator(".card");
        Assert.True(await card.Locator(".stage canvas").IsHiddenAsync());

        await card.Locator("input[type=range]").FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.Page.Keyboard.PressAsync("ArrowRight");

        Assert.Equal("blue", (await card.Locator("[aria-pressed=true]").InnerTextAsync()).Trim('✓', '✗', ' ', '\n'));
        Assert.Contains("colour: looks at the large blue square; entropy", await card.Locator(".line").InnerTextAsync());
        await card.Locator(".stage canvas").WaitForAsync();
        var drawn = await visit.Page.EvaluateAsync<int[]>("""
            () => {
              const canvas = document.querySelector('.stage canvas');
              return Array.from(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data);
            }
            """);
        AssertClose(Lit(gallery.Pictures[0], word: 1), drawn);
    }

    [NeedsBrowserFact]
    public async Task Pictures_are_found_by_word_sorted_and_the_worst_twenty_chosen()
    {
        await using var visit = await Open(MadeUpGallery.Of(60, onScenes: false));
        var cards = visit.Page.Locator(".card");
        var (order, score) = (visit.Page.Locator(".controls select").Nth(0), visit.Page.Locator(".controls select").Nth(1));
        var search = visit.Page.Locator("input[type=search]");
        Assert.Equal("picture 0 square", await FirstShown());

        await order.SelectOptionAsync("best");
        Assert.Equal("picture 59 square", await FirstShown());
        await score.SelectOptionAsync("bleu4");
        Assert.Equal("picture 0 square", await FirstShown());

        await search.FillAsync("rin");
        Assert.Equal("29 of 60 pictures", await visit.Page.InnerTextAsync("[role=status]"));
        await search.FillAsync("ing"); // no word begins so
        Assert.Equal(0, await cards.CountAsync());
        await search.FillAsync("");
        await visit.Page.GetByText("Worst 20").ClickAsync();
        Assert.Equal("20 of 60 pictures", await visit.Page.InnerTextAsync("[role=status]"));

        async Task<string> FirstShown()
        {
            var details = await cards.First.Locator("details > p").Last.TextContentAsync() ?? "";
            return details[..details.IndexOf(',', StringComparison.Ordinal)];
        }
    }

    [NeedsBrowserFact]
    public async Task Of_many_pictures_only_those_near_are_made()
    {
        await using var visit = await Open(MadeUpGallery.Of(400));
        var cards = visit.Page.Locator(".card");
        Assert.InRange(await cards.CountAsync(), 24, 72);

        var before = await cards.CountAsync();
        await visit.Page.Locator(".more").ScrollIntoViewIfNeededAsync();
        await cards.Nth(before).WaitForAsync();
    }

    [NeedsBrowserFact]
    public async Task Everybody_can_use_it_on_a_laptop_and_a_phone_also_without_attention()
    {
        foreach (var (width, dark, looks) in new[] { (1280, false, true), (390, true, true), (390, false, false) })
        {
            await using var visit = await Open(MadeUpGallery.Of(4, looks), width, dark);
            foreach (var button in looks ? new[] { "All words at once", "Stretch the light", "True boxes" } : ["True boxes"])
                await visit.Page.GetByText(button, new() { Exact = true }).ClickAsync();
            await visit.Page.Locator("summary").Last.ClickAsync();

            Assert.Equal(looks ? 12 : 0, await visit.Page.Locator(".tiles canvas").CountAsync());
            Assert.True(await visit.Page.Locator(".boxes").First.IsVisibleAsync());
            Assert.Empty(await visit.AccessibilityFaults());
            Assert.False(await visit.Overflows());
        }
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    private Task<Visit> Open(Gallery gallery, int width = 1280, bool dark = false)
    {
        GalleryPage.Write(gallery, file);
        return browser.Open(file, width, dark);
    }

    private static byte[] Lit(GalleryPicture picture, int word)
    {
        using var decoded = SKBitmap.Decode(picture.Pixels);
        using var whole = PictureBitmap.Of(decoded.Pixels.SelectMany(c => new[] { c.Red, c.Green, c.Blue, c.Alpha }).ToArray(),
            PictureBitmap.Format(decoded.Width, decoded.Height));
        using var tile = new LitPicture(whole, whole.Width);
        using var lit = tile.Lit(MadeUpGallery.Alpha(word), (MadeUpGallery.Grid, MadeUpGallery.Grid));
        return lit.Bytes;
    }

    /// <summary>The weights travel as bytes, and two decoders may differ by a little.</summary>
    private static void AssertClose(byte[] expected, int[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.InRange(expected.Zip(found, (one, other) => Math.Abs(one - other)).Max(), 0, 4);
    }
}
