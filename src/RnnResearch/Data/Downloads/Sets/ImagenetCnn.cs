namespace RnnResearch.Data.Downloads.Sets;

/// <summary>The pretrained encoders.</summary>
internal static class ImagenetCnn
{
    private static readonly GitHubCommit SqueezeNet =
        new("zchrissirhcz/squeezenet-ncnn-pnnx-opencv-cpp", "0392c1c40c42e5a97fc684dbfbd9492c780c83fd");
    private static readonly GitHubCommit MobileNet = new("google-coral/edgetpu", "5020de9386ff370dcc1f63291a2d0f98eeb98adb");

    public static DataSetEntry Entry => new()
    {
        Name = "imagenet-cnn",
        Title = "SqueezeNet 1.1 and MobileNetV2 trained on ImageNet, float32 safetensors with torchvision's tensor names",
        Terms =
            "Terms: SqueezeNet is BSD (2-clause style), torchvision, which trained these weights, BSD-3-Clause; "
            + "MobileNetV2 is Apache 2.0 (google-coral/edgetpu). Both were trained on ImageNet: research use.\n"
            + "Cite: Iandola et al. (2016), SqueezeNet, arXiv:1602.07360; Sandler et al. (2018), MobileNetV2, arXiv:1801.04381.",
        MirrorFiles =
        [
            DataFile.Sha256("squeezenet1_1.safetensors", 4946904, "c12f2a2604359cd1ccd2eb37e06a870f008c5255538a53b5664d1158821d9134"),
            DataFile.Sha256("mobilenet_v2.safetensors", 14180504, "eb82ca63e3c118777f1aba3e6896cc810339c83685c42573812b7dadd0d642d6"),
            DataFile.Sha256("synset_words.txt", 31671, "ae3fba5fcc74d2c0b6db492b24c55c211358613c02bebc7a3ceab574a153231f"),
        ],
        Originals =
        [
            SqueezeNet.File("squeezenet_v1.1.ncnn.bin", 2478984, "3de9f2f9dbbbc4468fe452d9033300633b60748073a9509a7ea882caec57e544"),
            SqueezeNet.File("synset_words.txt", 31671, "ae3fba5fcc74d2c0b6db492b24c55c211358613c02bebc7a3ceab574a153231f"),
            MobileNet.File(
                "test_data/mobilenet_v2_1.0_224_quant.tflite", 3577952, "51e8256b05665529f8836fe6e8eeed41b2fc75a900d8eebda338d70a6726f8da"),
        ],
        Preparation = new ImagenetCnnPreparation(),
    };
}
