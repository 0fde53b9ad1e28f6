using System.Security.Cryptography;
using System.Text;
using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Vision;

/// <summary>
/// The annotations of every image of a set, computed once by a pretrained encoder and kept as float16, [N, L, D], in a file below the
/// data folder. Its name carries a hash of the weights, the preprocessing and the images, so that it is only used for what it was made of.
/// </summary>
public sealed class FeatureCache : IDisposable
{
    private readonly Tensor features; // float16 [N, L, D]

    private FeatureCache(Tensor features) => this.features = features;

    /// <summary>Where caches are kept unless told otherwise.</summary>
    public static string DefaultFolder => Path.Combine(DataRoot.Folder, ".cache", "features");

    /// <summary>
    /// Loads the cache of this set and encoder into memory, computing it first when it is not there;
    /// an interrupted computation continues, and a file that is not as it was written is computed again.
    /// </summary>
    /// <param name="set">The images; row i belongs to <c>set.Images[i]</c>.</param>
    /// <param name="encoder">A pretrained encoder with its weights loaded.</param>
    /// <param name="log">Takes a line at a time: size beforehand, progress, and where the file is.</param>
    /// <param name="folder">Where the file is, by default <see cref="DefaultFolder"/>.</param>
    /// <exception cref="DataException">The disk has no room for it.</exception>
    public static FeatureCache Open(ICaptionSet set, PretrainedEncoder encoder, Action<string> log, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(log);
        var path = PathOf(set, encoder, folder ?? DefaultFolder);
        var file = new FeatureFile(path, set.Images.Count, encoder.GridSize * encoder.GridSize, encoder.Channels);
        return new FeatureCache(file.Load() ?? new FeatureComputation(set, encoder, file, log).Run());
    }

    /// <summary>Annotations, float32 [B, L, D], of the images at these indexes of the set.</summary>
    public Tensor Of(IReadOnlyList<int> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var rows = tensor(images.Select(index => (long)index).ToArray());
        using var half = features.index_select(0, rows);
        return half.to(ScalarType.Float32);
    }

    public void Dispose() => features.Dispose();

    private static string PathOf(ICaptionSet set, PretrainedEncoder encoder, string folder)
    {
        var ids = string.Join('\n', set.Images.Select(image => image.Id));
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{encoder.Fingerprint()}\n{set.Identity}\n{ids}"));
        return Path.Combine(folder, $"{set.Name}-{encoder.GetName()}-{Convert.ToHexStringLower(key)[..16]}.safetensors");
    }
}
