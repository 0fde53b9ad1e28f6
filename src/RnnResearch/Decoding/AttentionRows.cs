using static TorchSharp.torch;

namespace RnnResearch.Decoding;

/// <summary>Attention of a session's last step as plain arrays, a row per sequence.</summary>
internal static class AttentionRows
{
    public static float[][]? Of(IDecodingSession session)
    {
        if (session.Attention is not { } attention) return null;
        var flat = attention.to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
        var places = (int)attention.size(1);
        return [.. flat.Chunk(places)];
    }
}
