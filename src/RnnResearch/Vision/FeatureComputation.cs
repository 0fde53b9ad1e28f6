using System.Diagnostics;
using RnnResearch.Data;
using static TorchSharp.torch;

namespace RnnResearch.Vision;

/// <summary>Runs an encoder over a set and appends the annotations to a <see cref="FeatureFile"/>.</summary>
internal sealed class FeatureComputation(ICaptionSet set, PretrainedEncoder encoder, FeatureFile file, Action<string> log)
{
    private const int BatchSize = 16;
    private const double GB = 1e9;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private string Folder => Path.GetDirectoryName(Path.GetFullPath(file.Path))!;

    public void Run()
    {
        Directory.CreateDirectory(Folder);
        var (part, first) = file.OpenForAppending();
        using (part)
        {
            RequireRoom(part.Length);
            var clock = Stopwatch.StartNew();
            var nextLine = Pause;
            for (var done = (int)first; done < set.Images.Count;)
            {
                var batch = set.Images.Skip(done).Take(BatchSize).ToList();
                Append(part, batch);
                done += batch.Count;
                if (clock.Elapsed < nextLine)
                    continue;
                var rate = (done - first) / clock.Elapsed.TotalSeconds;
                log($"features: {done:N0} of {set.Images.Count:N0} images, {rate:0.0} per second, {(set.Images.Count - done) / rate / 60:0.0} minutes left");
                nextLine = clock.Elapsed + Pause;
            }
            file.Complete(part);
        }
        log($"features: kept in {file.Path}");
    }

    private void RequireRoom(long there)
    {
        var free = new DriveInfo(Folder).AvailableFreeSpace;
        var text = $"{set.Images.Count:N0} images x {encoder.GridSize}x{encoder.GridSize} x {encoder.Channels} as float16 take {file.Length / GB:0.00} GB in {Folder}";
        if (free < (file.Length - there) * 1.02)
            throw new DataException($"features: {text}, but only {free / GB:0.00} GB are free there. Make room, or set RNN_DATA to a folder on a larger disk.");
        log($"features: {text} ({free / GB:0.0} GB free){(there > file.RowBytes ? "; continuing where it was interrupted" : "")}");
    }

    private void Append(FileStream part, List<CaptionedImage> batch)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var pixels = stack([.. batch.Select(set.ReadImage)]);
        var grid = encoder.call(encoder.Normalize(pixels)); // [B, D, G, G]
        var rows = grid.flatten(2).transpose(1, 2).to(ScalarType.Float16).contiguous(); // [B, L, D]
        part.Write(rows.bytes);
    }
}
