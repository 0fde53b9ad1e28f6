using System.CommandLine;
using RnnResearch.Cli.Verbs;
using RnnResearch.Configuration;
using RnnResearch.Torch;

namespace RnnResearch.Cli;

/// <summary>The <c>rnn</c> command: one verb per file in Verbs/.</summary>
internal static class Rnn
{
    private static readonly Option<bool> Debug = new("--debug")
    {
        Description = "Show where in the program an error came from",
        Recursive = true,
    };

    /// <summary>An argument that begins with @ is itself and no file of more arguments.</summary>
    private static readonly ParserConfiguration AsTyped = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command line and returns the exit code: 0 ok, 1 failed, 2 wrong usage or configuration, 130 interrupted.</summary>
    public static int Run(IReadOnlyList<string> args, Session session)
    {
        var parsed = Root(session).Parse(args, AsTyped);
        if (parsed.Errors.Count > 0) return WrongUsage(parsed, session.Error);
        try
        {
            if (NeedsTorch(parsed)) TorchLibrary.Load();
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = session.Out,
                Error = session.Error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (Exception error)
        {
            return Failure.Report(error, session.Error, parsed.GetValue(Debug));
        }
    }

    /// <summary>Help, and verbs that only read configurations, work where torch does not.</summary>
    private static bool NeedsTorch(ParseResult parsed) =>
        parsed.CommandResult.Command is { Name: not ("config" or "list" or "docs" or "report") } command && parsed.Action == command.Action;

    private static int WrongUsage(ParseResult parsed, TextWriter output)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var verb, ..])
        {
            var suggestion = Suggestion.Clause(verb, command.Subcommands.Select(known => known.Name));
            output.WriteLine($"error: there is no verb \"{verb}\"{suggestion}");
        }
        else
            foreach (var error in parsed.Errors) output.WriteLine($"error: {error.Message}");
        output.WriteLine($"{(command is RootCommand ? "rnn" : $"rnn {command.Name}")} --help shows how it is used");
        return ExitCode.Usage;
    }

    private static RootCommand Root(Session session) => new("Recurrent networks of the lecture, one experiment per YAML file.")
    {
        TrainVerb.Create(session),
        SweepVerb.Create(session),
        ResumeVerb.Create(session),
        ReportVerb.Create(session),
        EvalVerb.Create(session),
        SampleVerb.Create(session),
        CaptionVerb.Create(session),
        TranslateVerb.Create(session),
        CellsVerb.Create(session),
        GalleryVerb.Create(session),
        ConfigVerb.Create(session),
        ListVerb.Create(session),
        DataVerb.Create(session),
        DoctorVerb.Create(session),
        DocsVerb.Create(session),
        Debug,
    };
}
