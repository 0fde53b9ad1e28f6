using System.Diagnostics;
using RnnResearch.Data;
using RnnResearch.Kernels;
using static TorchSharp.torch;

namespace RnnResearch.Vision;

/// <summary>
/// Runs an encoder over a set and appends the annotations to a <see cref="FeatureFile"/>. Each thread takes one image at a time and
/// computes it alone: its activations stay in the cache, and no thread waits for another within an image (measured: twice the speed
/// of batches of 16, and a multiple of it when other programs use the processor too).
/// </summary>
internal sealed class FeatureComputation(ICaptionSet set, PretrainedEncoder encoder, FeatureFile file, Action<string> log)
{
    private const int ImagesPerWrite = 16;
    private const double GB = 1e9;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly Device device = encoder.parameters().First().device;

    private string Folder => Path.GetDirectoryName(Path.GetFullPath(file.Path))!;

    /// <returns>the annotations, float16 [images, positions, channels], as they read back from the file</returns>
    public Tensor Run()
    {
        Directory.CreateDirectory(Folder);
        using var alone = FileLock.Await(
            file.Path + ".lock", holder => log($"features: {holder} is computing {file.Path}; waiting for it"));
        if (file.Load() is { } made) return made; // it has done so meanwhile
        if (File.Exists(file.Path)) log($"features: {file.Path} was not finished, or altered since; it is computed again");
        var (part, first) = file.OpenForAppending();
        using (part)
        {
            RequireRoom(part.Length);
            var (threads, ofTorch) = (ProcessorThreads.Count, get_num_threads());
            try
            {
                set_num_threads(1);
                Append(part, (int)first, threads);
            }
            finally
            {
                set_num_threads(ofTorch);
            }
            file.Complete(part);
        }
        log($"features: kept in {file.Path}");
        return file.Load() ?? throw new IOException($"{file.Path} does not read back as it was written; the disk may be failing");
    }

    private void RequireRoom(long there)
    {
        var free = new DriveInfo(Folder).AvailableFreeSpace;
        var text = $"{set.Images.Count:N0} images x {encoder.GridSize}x{encoder.GridSize} x {encoder.Channels} as float16 "
            + $"take {file.Length / GB:0.00} GB in {Folder}";
        if (free < (file.Length - there) * 1.02)
            throw new DataException(
                $"features: {text}, but only {free / GB:0.00} GB are free there. "
                + "Make room, or set RNN_DATA to a folder on a larger disk.");
        log($"features: {text} ({free / GB:0.0} GB free){(there > file.RowBytes ? "; continuing where it was interrupted" : "")}");
    }

    private void Append(FileStream part, int first, int threads)
    {
        var clock = Stopwatch.StartNew();
        var nextLine = Pause;
        for (var done = first; done < set.Images.Count;)
        {
            var rows = Rows(done, Math.Min(ImagesPerWrite, set.Images.Count - done), threads);
            foreach (var row in rows)
                part.Write(row);
            done += rows.Length;
            file.Keep(part, done);
            if (clock.Elapsed < nextLine)
                continue;
            var rate = (done - first) / clock.Elapsed.TotalSeconds;
            var minutes = (set.Images.Count - done) / rate / 60;
            log($"features: {done:N0} of {set.Images.Count:N0} images, {rate:0.0} per second, {minutes:0.0} minutes left");
            nextLine = clock.Elapsed + Pause;
        }
    }

    /// <summary>The file's bytes for some images, each computed by one of a few threads of their own.</summary>
    private byte[][] Rows(int first, int count, int threads)
    {
        var rows = new byte[count][];
        var next = -1;
        void Work()
        {
            set_num_threads(1); // OpenMP counts per thread
            using var noGradients = no_grad();
            for (int i; (i = Interlocked.Increment(ref next)) < count;)
                rows[i] = Row(set.Images[first + i]);
        }
        var workers = Enumerable.Range(0, threads).Select(_ =>
            Task.Factory.StartNew(Work, default, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        Task.WhenAll(workers).GetAwaiter().GetResult();
        return rows;
    }

    private byte[] Row(CaptionedImage image)
    {
        using var scope = NewDisposeScope();
        var pixels = set.ReadImage(image).unsqueeze(0).to(device);
        var grid = encoder.call(encoder.Normalize(pixels)); // [1, D, G, G]
        return grid.flatten(2).transpose(1, 2).to(ScalarType.Float16).contiguous().cpu().bytes.ToArray(); // [1, L, D]
    }
}
