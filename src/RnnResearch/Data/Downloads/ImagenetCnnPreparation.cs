using static TorchSharp.torch;

namespace RnnResearch.Data.Downloads;

/// <summary>Copies the ready-made weights, or makes the same tensors from the originals (ncnn and TensorFlow Lite files).</summary>
public sealed class ImagenetCnnPreparation : IDataPreparation
{
    private const string SqueezeNet = "squeezenet1_1.safetensors";
    private const string MobileNet = "mobilenet_v2.safetensors";
    private static readonly Dictionary<string, int> Tensors = new() { [SqueezeNet] = 52, [MobileNet] = 262 };

    public void Prepare(IReadOnlyDictionary<string, string> files, string folder, Action<string> log, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(log);
        foreach (var name in new[] { SqueezeNet, MobileNet, "synset_words.txt" }.Where(files.ContainsKey))
            File.Copy(files[name], Path.Combine(folder, name));
        if (files.ContainsKey(SqueezeNet))
            return;
        log("converting the weights");
        using var scope = NewDisposeScope();
        Safetensors.Write(Path.Combine(folder, SqueezeNet), NcnnSqueezeNet.Read(files["squeezenet_v1.1.ncnn.bin"]));
        Safetensors.Write(Path.Combine(folder, MobileNet), TfLiteMobileNet.Read(files["mobilenet_v2_1.0_224_quant.tflite"]));
    }

    public string Verify(string folder)
    {
        using var scope = NewDisposeScope();
        foreach (var (name, expected) in Tensors)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
                throw new DataException($"{path}: missing. Delete {folder} and fetch it again.");
            var found = Safetensors.Read(path).Count;
            if (found != expected)
                throw new DataException($"{path}: {found} tensors, expected {expected}. Delete {folder} and fetch it again.");
        }
        return "SqueezeNet 1.1 (1,235,496 parameters), MobileNetV2 (3,504,872 parameters)";
    }
}
