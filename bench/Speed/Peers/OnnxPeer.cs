using System.Diagnostics;
using Harness;
using RnnResearch.Models;

namespace Speed.Peers;

/// <summary>ONNX Runtime, which samples from a graph that the interpreter's PyTorch exports.</summary>
/// <param name="Graph">the file it is exported to</param>
/// <param name="Task">sizes, as the script reads them</param>
/// <param name="Make">the work</param>
internal sealed record OnnxPeer(string Graph, object Task, Func<IWork> Make) : ProgramPeer("ONNX Runtime", Make)
{
    /// <param name="ofCase">the case's name</param>
    /// <param name="sizes">of the network</param>
    /// <param name="vocabulary">V</param>
    /// <param name="tokensPerRun">written in a measurement</param>
    internal static OnnxPeer Of(string ofCase, LanguageModelConfig sizes, int vocabulary, int tokensPerRun)
    {
        var graph = Path.Combine(Repository.ResultsFolder, $"{ofCase}.onnx");
        var task = new { Model = sizes, Vocabulary = vocabulary, Graph = graph };
        return new OnnxPeer(graph, task, () => new OnnxSampling(graph, sizes, vocabulary, tokensPerRun));
    }

    internal override void Prepare(string python)
    {
        using var export = Process.Start(python, [Repository.Peer("export.py"), "1", PythonPeer.Json(Task)]);
        export.WaitForExit();
        if (export.ExitCode != 0) throw new IOException($"no graph was exported to {Graph}, the message is above");
    }
}
