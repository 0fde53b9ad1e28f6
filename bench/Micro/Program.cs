// Nanoseconds of our own small parts, by BenchmarkDotNet, one thread.
//
//     dotnet run -c Release --project bench/Micro -- [--filter '*Layers*'] [other options of BenchmarkDotNet]
//
// Everything runs in this process: a project for each benchmark, the usual way, would not know how the native library is loaded.
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Csv;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Harness;
using Perfolizer.Horology;

var folder = Directory.CreateDirectory(Path.Combine(Repository.ResultsFolder, "micro")).FullName;
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithIterationTime(TimeInterval.FromMilliseconds(100))
    .WithWarmupCount(3)
    .WithIterationCount(9);
var config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(ConsoleLogger.Default)
    .AddExporter(MarkdownExporter.GitHub, CsvExporter.Default)
    .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(50))
    .WithArtifactsPath(folder);
string[] everything = ["--filter", "*"];
var surroundings = Surroundings.Lines();
foreach (var line in surroundings) Console.WriteLine(line);
File.WriteAllLines(Path.Combine(folder, "surroundings.txt"), surroundings);
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length > 0 ? args : everything, config);
return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
