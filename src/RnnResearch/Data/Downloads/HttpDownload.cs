using System.Net;
using System.Net.Http.Headers;

namespace RnnResearch.Data.Downloads;

/// <summary>
/// Downloads one file to a path, through <c>PATH.part</c>: a broken download continues where it stopped (HTTP Range), and only a file
/// of the right size and digest is renamed to <c>PATH</c>.
/// </summary>
public sealed class HttpDownload(HttpClient client, Action<string> log)
{
    private const int Attempts = 5;

    /// <summary>A connection that brings nothing for this long counts as broken.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Pause before the second attempt; doubled before each further one.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Brings <paramref name="file"/> to <paramref name="path"/>, or throws <see cref="DataException"/> saying what stood in the way.
    /// </summary>
    public async Task RunAsync(DataFile file, string path, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        var part = path + ".part";
        for (var attempt = 1; ; attempt++)
        {
            var resumed = Arrived(part) > 0;
            var failure = await ReceiveAsync(file, part, cancel).ConfigureAwait(false);
            if (failure is null)
            {
                failure = file.Problem(part);
                if (failure is null)
                {
                    File.Move(part, path, overwrite: true);
                    return;
                }
                log($"{failure}; damaged, fetching it again from the start");
                File.Delete(part);
                if (!resumed && attempt > 1)
                    throw new DataException($"{file.Url} delivers another file than expected: {failure}. The copy was deleted.");
            }
            if (attempt == Attempts)
            {
                var kept = Arrived(part) > 0 ? $". What arrived is kept in {part}; the next run continues there" : "";
                throw new DataException($"{file.Url}: {failure} ({Attempts} attempts){kept}");
            }
            log($"{file.Name}: {failure}; trying again");
            await Task.Delay(RetryPause * (1 << (attempt - 1)), cancel).ConfigureAwait(false);
        }
    }

    private static long Arrived(string part) => File.Exists(part) ? new FileInfo(part).Length : 0;

    /// <summary>Receives what is missing from <paramref name="part"/>.</summary>
    /// <returns>null when the server has sent everything, else what went wrong.</returns>
    private async Task<string?> ReceiveAsync(DataFile file, string part, CancellationToken cancel)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stall.CancelAfter(StallTimeout);
        try
        {
            var have = Arrived(part);
            using var request = new HttpRequestMessage(HttpMethod.Get, file.Url);
            if (have > 0)
                request.Headers.Range = new RangeHeaderValue(have, null);
            using var response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
                return null; // nothing is left to send: the digest decides
            response.EnsureSuccessStatusCode();
            var continues = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == have;
            await SaveAsync(file, response, part, continues ? have : 0, stall).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            cancel.ThrowIfCancellationRequested();
            return e is OperationCanceledException ? $"nothing arrived for {StallTimeout.TotalSeconds:0} s" : e.Message;
        }
    }

    private async Task SaveAsync(DataFile file, HttpResponseMessage response, string part, long from, CancellationTokenSource stall)
    {
        using var source = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
        using var target = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write);
        target.SetLength(from);
        target.Position = from;
        var expected = from + response.Content.Headers.ContentLength;
        var buffer = new byte[1 << 17];
        var nextLine = DateTime.UtcNow.AddSeconds(3);
        for (int read; (read = await source.ReadAsync(buffer, stall.Token).ConfigureAwait(false)) > 0;)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), stall.Token).ConfigureAwait(false);
            stall.CancelAfter(StallTimeout);
            if (file.Bytes < target.Position)
            {
                target.SetLength(0); // it is another file: nothing of it is worth going on from
                throw new IOException($"more than the expected {file.Bytes} bytes arrive");
            }
            if (DateTime.UtcNow < nextLine)
                continue;
            log($"{file.Name}: {target.Position >> 20} of {(expected ?? file.Bytes) >> 20} MiB");
            nextLine = DateTime.UtcNow.AddSeconds(3);
        }
        if (target.Position < expected)
            throw new IOException($"the connection ended after {target.Position} of {expected} bytes");
    }
}
