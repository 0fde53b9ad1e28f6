using System.CommandLine;
using RnnResearch.Experiments.Reference;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn docs</c>: writes docs/configuration.md; for those who work on the project.</summary>
internal static class DocsVerb
{
    public static Command Create(Session session)
    {
        var command = new Command("docs", "Write docs/configuration.md from the configuration records.") { Hidden = true };
        command.SetAction(_ =>
        {
            var path = Path.Combine(session.Catalog().Root, "docs", "configuration.md");
            File.WriteAllText(path, ConfigReference.Generate(session.Tasks));
            session.Out.WriteLine(path);
        });
        return command;
    }
}
