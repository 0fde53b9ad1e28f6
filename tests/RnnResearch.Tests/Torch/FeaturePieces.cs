using RnnResearch.Tests.Vision;
using RnnResearch.Vision;

namespace RnnResearch.Tests.Torch;

/// <summary>What an encoder that is kept as it is sees in pictures, computed by threads of their own.</summary>
internal static class FeaturePieces
{
    public static IEnumerable<StressPiece> All() => [new StressPiece("features", Compute)];

    private static List<string> Compute()
    {
        using var folder = new TempFolder();
        using var encoder = new MeanEncoder(scale: 2);
        FeatureCache.Open(new NoiseSet(40), encoder, _ => { }, folder.Path).Dispose();
        return [StressRun.Hash(Assert.Single(Directory.GetFiles(folder.Path, "*.safetensors")))];
    }
}
