using RnnResearch.Cli;
using RnnResearch.Cli.Output;
using RnnResearch.Experiments;

var output = TerminalWriter.Over(Console.Out, Console.IsOutputRedirected);
var error = TerminalWriter.Over(Console.Error, Console.IsErrorRedirected);
return Rnn.Run(args, new Session(output, error, Directory.GetCurrentDirectory(), TaskRegistry.Default));
