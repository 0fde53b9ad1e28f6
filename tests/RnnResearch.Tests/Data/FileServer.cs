using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RnnResearch.Tests.Data;

/// <summary>An HTTP server on the loopback for one file, which answers ranges and breaks off or lies when told to.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;

    public FileServer(byte[] content)
    {
        Content = content;
        listener.Start();
        Url = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/file");
        loop = Task.Run(ServeAsync);
    }

    public byte[] Content { get; set; }

    /// <summary>The next answers break off after this many bytes of content, one entry per answer.</summary>
    public Queue<int> BreakOffs { get; init; } = new();

    public bool IgnoresRanges { get; init; }

    /// <summary>The Range header of every request so far, empty when it had none.</summary>
    public List<string> Ranges { get; } = [];

    public Uri Url { get; }

    /// <summary>From now on nothing answers at <see cref="Url"/>.</summary>
    public void Stop()
    {
        stop.Cancel();
        listener.Stop();
        loop.Wait(TimeSpan.FromSeconds(5));
    }

    public void Dispose()
    {
        Stop();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await AnswerAsync(client.GetStream());
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
            {
                // the client went away, or the server is being stopped: the loop's condition decides
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var range = "";
        while (await reader.ReadLineAsync(stop.Token) is { Length: > 0 } line)
            if (line.StartsWith("Range:", StringComparison.OrdinalIgnoreCase))
                range = line["Range:".Length..].Trim();
        Ranges.Add(range);
        var from = range.Length > 0 && !IgnoresRanges ? int.Parse(range["bytes=".Length..].TrimEnd('-')) : 0;
        if (from >= Content.Length)
        {
            await WriteAsync(stream, "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", []);
            return;
        }
        var status = from > 0 ? $"206 Partial Content\r\nContent-Range: bytes {from}-{Content.Length - 1}/{Content.Length}" : "200 OK";
        var length = BreakOffs.TryDequeue(out var limit) ? Math.Min(limit, Content.Length - from) : Content.Length - from;
        var head = $"HTTP/1.1 {status}\r\nContent-Length: {Content.Length - from}\r\nConnection: close\r\n\r\n";
        await WriteAsync(stream, head, Content[from..(from + length)]);
    }

    private async Task WriteAsync(NetworkStream stream, string head, byte[] body)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), stop.Token);
        await stream.WriteAsync(body, stop.Token);
    }
}
