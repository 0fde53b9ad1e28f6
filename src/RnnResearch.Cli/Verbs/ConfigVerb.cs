using System.CommandLine;

namespace RnnResearch.Cli.Verbs;

/// <summary><c>rnn config NAME [KEY=VALUE...]</c></summary>
internal static class ConfigVerb
{
    public static Command Create(Session session)
    {
        var name = Arguments.Experiment();
        var overrides = Arguments.Overrides();
        var command = new Command("config", "Show an experiment's whole configuration and where each value came from.") { name, overrides };
        command.SetAction(parsed => session.Out.Write(
            session.Catalog().Load(parsed.GetRequiredValue(name), parsed.GetValue(overrides)).ToAnnotatedYaml()));
        return command;
    }
}
