namespace RnnResearch.Data.Downloads.Sets;

/// <summary>Photographs with five captions each.</summary>
internal static class Flickr8k
{
    public static DataSetEntry Entry => new()
    {
        Name = "flickr8k",
        Title = "Flickr8k: photographs with five human captions each, squeezed to 224x224",
        Terms =
            "Terms: handed out by the University of Illinois for non-commercial research and education only; "
            + "the photographs belong to the Flickr users who took them. Do not redistribute.\n"
            + "Cite: M. Hodosh, P. Young, J. Hockenmaier (2013), "
            + "Framing Image Description as a Ranking Task, JAIR 47, 853-899.",
        MirrorFiles =
        [
            DataFile.Sha256("flickr8k-224.tar", 73932800, "8e07ed430f7151288819f2a445d7b456122fd3f248189319937630d288c2a03f"),
            DataFile.Sha256("Flickr8k.token.txt", 3395229, "9b8608b02da9040581f1e3d4c8738db1fb6f63314342100432adc3962f77d71a"),
            DataFile.Sha256("Flickr_8k.trainImages.txt", 154678, "e330ddd5156a4c2d2e2b67bc587e70e588f2d132bd8a10dc54dcb71e58115d8e"),
            DataFile.Sha256("Flickr_8k.devImages.txt", 25801, "18ba829f47f6df1cb830bf7f0506e2ddf333818925299babbd1bbcaf50fdc504"),
            DataFile.Sha256("Flickr_8k.testImages.txt", 25775, "c0924146c131458ceba45da59670fe9520eadce1e5cafffa16a817672a9b1f17"),
            DataFile.Sha256("ExpertAnnotations.txt", 346674, "56c2b1a9e1a46ba73b8b151abd7c3c8b1676fbacadb559d0c2eb6524b166cf4f"),
            DataFile.Sha256("CrowdFlowerAnnotations.txt", 2918552, "72a74aef443df4848fb1f3c23654ee9e0ca5b528198f68e2efedf11b6ca61260"),
        ],
        Originals =
        [
            new("Flickr8k_text.zip", FileDigest.Md5("bf6c1abcb8e4a833b7f922104de18627"), Url: Release("Flickr8k_text.zip")),
            new("Flickr8k_Dataset.zip", FileDigest.Md5("f18a1e2920de5bd84dae7cf08ec78978"), Url: Release("Flickr8k_Dataset.zip")),
        ],
        Preparation = new Flickr8kPreparation(),
    };

    private static Uri Release(string name) => new($"https://github.com/jbrownlee/Datasets/releases/download/Flickr8k/{name}");
}
