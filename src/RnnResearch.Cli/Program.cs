using RnnResearch.Cli;
using RnnResearch.Experiments;

return Rnn.Run(args, new Session(Console.Out, Console.Error, Directory.GetCurrentDirectory(), TaskRegistry.Default));
