namespace RnnResearch.Data.Downloads;

/// <summary>The data sets that can be fetched, with every file's size and checksum.</summary>
public static class DataCatalog
{
    public static IReadOnlyList<DataSetEntry> Entries { get; } = [Flickr8k(), ImagenetCnn()];

    /// <summary>The entry called <paramref name="name"/>; throws <see cref="DataException"/> naming those there are.</summary>
    public static DataSetEntry Find(string name) =>
        Entries.FirstOrDefault(e => e.Name == name)
        ?? throw new DataException($"no data set \"{name}\"; there are {string.Join(", ", Entries.Select(e => e.Name))} (scenes is drawn on first use and needs no fetching)");

    private static DataSetEntry Flickr8k() => new()
    {
        Name = "flickr8k",
        Title = "Flickr8k: photographs with five human captions each, squeezed to 224x224",
        Terms = """
            Terms: handed out by the University of Illinois for non-commercial research and education only; the photographs belong to the Flickr users who took them. Do not redistribute.
            Cite: M. Hodosh, P. Young, J. Hockenmaier (2013), Framing Image Description as a Ranking Task, JAIR 47, 853-899.
            """,
        MirrorFiles =
        [
            Mirrored("flickr8k-224.tar", 73932800, "8e07ed430f7151288819f2a445d7b456122fd3f248189319937630d288c2a03f"),
            Mirrored("Flickr8k.token.txt", 3395229, "9b8608b02da9040581f1e3d4c8738db1fb6f63314342100432adc3962f77d71a"),
            Mirrored("Flickr_8k.trainImages.txt", 154678, "e330ddd5156a4c2d2e2b67bc587e70e588f2d132bd8a10dc54dcb71e58115d8e"),
            Mirrored("Flickr_8k.devImages.txt", 25801, "18ba829f47f6df1cb830bf7f0506e2ddf333818925299babbd1bbcaf50fdc504"),
            Mirrored("Flickr_8k.testImages.txt", 25775, "c0924146c131458ceba45da59670fe9520eadce1e5cafffa16a817672a9b1f17"),
            Mirrored("ExpertAnnotations.txt", 346674, "56c2b1a9e1a46ba73b8b151abd7c3c8b1676fbacadb559d0c2eb6524b166cf4f"),
            Mirrored("CrowdFlowerAnnotations.txt", 2918552, "72a74aef443df4848fb1f3c23654ee9e0ca5b528198f68e2efedf11b6ca61260"),
        ],
        Originals =
        [
            new("Flickr8k_text.zip", FileDigest.Md5("bf6c1abcb8e4a833b7f922104de18627"), Url: FlickrRelease("Flickr8k_text.zip")),
            new("Flickr8k_Dataset.zip", FileDigest.Md5("f18a1e2920de5bd84dae7cf08ec78978"), Url: FlickrRelease("Flickr8k_Dataset.zip")),
        ],
        Preparation = new Flickr8kPreparation(),
    };

    private static DataSetEntry ImagenetCnn() => new()
    {
        Name = "imagenet-cnn",
        Title = "SqueezeNet 1.1 and MobileNetV2 trained on ImageNet, float32 safetensors with torchvision's tensor names",
        Terms = """
            Terms: SqueezeNet is BSD (2-clause style), torchvision, which trained these weights, BSD-3-Clause; MobileNetV2 is Apache 2.0 (google-coral/edgetpu). Both were trained on ImageNet: research use.
            Cite: Iandola et al. (2016), SqueezeNet, arXiv:1602.07360; Sandler et al. (2018), MobileNetV2, arXiv:1801.04381.
            """,
        MirrorFiles =
        [
            Mirrored("squeezenet1_1.safetensors", 4946904, "c12f2a2604359cd1ccd2eb37e06a870f008c5255538a53b5664d1158821d9134"),
            Mirrored("mobilenet_v2.safetensors", 14180504, "eb82ca63e3c118777f1aba3e6896cc810339c83685c42573812b7dadd0d642d6"),
            Mirrored("synset_words.txt", 31671, "ae3fba5fcc74d2c0b6db492b24c55c211358613c02bebc7a3ceab574a153231f"),
        ],
        Originals =
        [
            new("squeezenet_v1.1.ncnn.bin", FileDigest.Sha256("3de9f2f9dbbbc4468fe452d9033300633b60748073a9509a7ea882caec57e544"), 2478984, SqueezeNetSource("squeezenet_v1.1.ncnn.bin")),
            new("synset_words.txt", FileDigest.Sha256("ae3fba5fcc74d2c0b6db492b24c55c211358613c02bebc7a3ceab574a153231f"), 31671, SqueezeNetSource("synset_words.txt")),
            new("mobilenet_v2_1.0_224_quant.tflite", FileDigest.Sha256("51e8256b05665529f8836fe6e8eeed41b2fc75a900d8eebda338d70a6726f8da"), 3577952,
                new("https://raw.githubusercontent.com/google-coral/edgetpu/5020de9386ff370dcc1f63291a2d0f98eeb98adb/test_data/mobilenet_v2_1.0_224_quant.tflite")),
        ],
        Preparation = new ImagenetCnnPreparation(),
    };

    private static DataFile Mirrored(string name, long bytes, string sha256) => new(name, FileDigest.Sha256(sha256), bytes);

    private static Uri FlickrRelease(string name) => new($"https://github.com/jbrownlee/Datasets/releases/download/Flickr8k/{name}");

    private static Uri SqueezeNetSource(string name) =>
        new($"https://raw.githubusercontent.com/zchrissirhcz/squeezenet-ncnn-pnnx-opencv-cpp/0392c1c40c42e5a97fc684dbfbd9492c780c83fd/{name}");
}
