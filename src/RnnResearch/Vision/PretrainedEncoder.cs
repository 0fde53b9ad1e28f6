using System.Security.Cryptography;
using System.Text;
using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Vision;

/// <summary>
/// An encoder trained on ImageNet and kept as it is: no gradients, norms always in evaluation mode. So the annotations of an image
/// never change and can be cached (<see cref="FeatureCache"/>).
/// </summary>
public abstract class PretrainedEncoder(string name) : ConvEncoder(name)
{
    internal const int TrainedSize = 224;
    private const string DataSet = "imagenet-cnn";

    /// <summary>Name of the weight file in the data set imagenet-cnn.</summary>
    protected abstract string WeightFile { get; }

    /// <summary>What happens to pixels besides the weights, as one line: part of <see cref="Fingerprint"/>.</summary>
    protected abstract string Preprocessing { get; }

    /// <summary>The whole network: normalised images [B, 3, 224, 224] to ImageNet's 1,000 class scores [B, 1000].</summary>
    public abstract Tensor Logits(Tensor images);

    /// <summary>Loads the weights from the data folder; throws <see cref="DataException"/> when they have not been fetched.</summary>
    public void LoadPretrained()
    {
        var path = Path.Combine(DataRoot.Of(DataSet), WeightFile);
        if (!File.Exists(path))
            throw new DataException($"{path}: no such file. Fetch the pretrained encoders with: make data NAME={DataSet}");
        LoadWeights(path);
    }

    /// <summary>Loads a safetensors file with torchvision's tensor names: all of them and no others.</summary>
    public void LoadWeights(string path)
    {
        using var scope = NewDisposeScope();
        var weights = Safetensors.Read(path);
        var own = state_dict();
        // Norms count the batches they were trained on; files without training state leave that out.
        foreach (var (name, counter) in own.Where(entry => entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)))
            weights.TryAdd(name, counter);
        var missing = own.Keys.Except(weights.Keys).ToList();
        var unknown = weights.Keys.Except(own.Keys).ToList();
        if (missing.Count + unknown.Count > 0)
            throw new DataException(
                $"{path}: not the weights of {GetName()}: "
                + $"{missing.Count} tensors are missing ({string.Join(", ", missing.Take(3))}), "
                + $"{unknown.Count} are unknown ({string.Join(", ", unknown.Take(3))})");
        load_state_dict(weights);
    }

    /// <summary>Hash of every weight, and the preprocessing: encoders with the same fingerprint give the same annotations.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, weight) in state_dict().OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            using var cpu = weight.cpu();
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(cpu.bytes);
        }
        return $"{GetName()} {Convert.ToHexStringLower(hash.GetHashAndReset())} {Preprocessing}";
    }

    /// <summary>Stays in evaluation mode whatever the model around it does.</summary>
    public override void train(bool train = true) => base.train(false);

    /// <summary>To be called once the layers are registered.</summary>
    protected void Freeze()
    {
        foreach (var parameter in parameters())
            parameter.requires_grad = false;
        eval();
    }
}
