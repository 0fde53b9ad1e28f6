using RnnResearch.Decoding;
using RnnResearch.Experiments;
using RnnResearch.Experiments.Captioning;
using RnnResearch.Models;
using RnnResearch.Recurrent;
using static RnnResearch.Tests.Torch.Choices;

namespace RnnResearch.Tests.Torch;

/// <summary>Captioners with their encoders, one for every kind with every cell: trained, interrupted, resumed and evaluated.</summary>
internal static class CaptionPieces
{
    public static IReadOnlyList<DecodeConfig> Decodings { get; } =
    [
        new() { Beam = 1, MaxLength = 6 },
        new() { Beam = 3, MaxLength = 6, LengthAlpha = 0.7 },
        new() { Temperature = 0.8, MaxLength = 6 },
    ];

    public static IEnumerable<StressPiece> All()
    {
        var captioners =
            from kind in Enum.GetValues<CaptionerKind>()
            from cell in Enum.GetValues<CellKind>()
            select new CaptionerConfig { Kind = kind, Cell = cell, Embedding = 5, Hidden = 6, Dropout = 0.2, InputDropout = 0.1 };
        return captioners.Select(Training);
    }

    public static CaptioningConfig Config(CaptionerConfig model, int i) => new()
    {
        Task = "captioning",
        Threads = 2,
        Device = DeviceKind.Cpu,
        Data = new() { ImageSize = 8, Scenes = new() { Train = 6, Validation = 2, Test = 2, Novel = 1 } },
        Model = model with
        {
            WordDetector = Turn(i, 0, 0.3),
            Encoder = new() { Small = new() { Channels = [4, 6], Pooling = [2, 2], Coordinates = Turn(i / 2, true, false) } },
        },
        Decode = Turn(i, Decodings),
        Report = new() { Pictures = 1 },
        Train = LanguagePieces.Updates(i) with { BatchSize = 2 },
    };

    private static StressPiece Training(CaptionerConfig model, int i)
    {
        var chosen = Turn(i, Parts(model));
        var parts = model.Kind == CaptionerKind.Attention ? $"{chosen.Attention.Alignment}" : $"image at {chosen.Plain.ImageAt}";
        var config = Config(chosen, i);
        var name = $"captioner {i}: {model.Kind}, {model.Cell}, {chosen.Kernel}, {parts}, {config.Train.Optimizer.Kind}";
        return new StressPiece(name, () => StressRun.Trained(config, interruptAfter: 3));
    }

    /// <summary>All combinations of parts that go together in a captioner of that kind.</summary>
    private static CaptionerConfig[] Parts(CaptionerConfig model)
    {
        var all =
            from kernel in Enum.GetValues<RecurrentKernel>()
            from alignment in Enum.GetValues<AlignmentKind>()
            from imageAt in Enum.GetValues<ImageAt>()
            select model with
            {
                Kernel = kernel,
                Attention = new() { Size = 4, Alignment = alignment },
                Plain = new() { ImageAt = imageAt },
            };
        return [.. all.Where(captioner => !captioner.Check().Any())];
    }
}
