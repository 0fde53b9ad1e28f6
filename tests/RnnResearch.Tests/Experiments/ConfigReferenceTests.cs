using RnnResearch.Experiments;
using RnnResearch.Experiments.Reference;
using RnnResearch.Tests.Configuration;

namespace RnnResearch.Tests.Experiments;

public class ConfigReferenceTests
{
    [Fact]
    public void The_committed_reference_is_up_to_date()
    {
        var committed = File.ReadAllText(Path.Combine(RepositoryExperiments.Catalog.Root, "docs", "configuration.md"));
        Assert.True(committed == ConfigReference.Generate(TaskRegistry.Default), "docs/configuration.md is out of date: run `make docs`");
    }

    [Fact]
    public void Every_experiment_of_the_repository_is_valid_and_says_what_to_expect()
    {
        var catalog = RepositoryExperiments.Catalog;
        var experiments = catalog.List();
        Assert.NotEmpty(experiments);
        foreach (var experiment in experiments)
        {
            var compared = catalog.Load(experiment.Name).Config.Compare;
            Assert.DoesNotContain(experiment.Name, compared);
            Assert.All(compared, name => catalog.Load(name));
            Assert.All([experiment.Question, experiment.Expected, experiment.Minutes], text => Assert.NotEqual("", text));
        }
    }

    [Fact]
    public void Every_sweep_of_the_repository_is_valid_and_says_what_to_expect()
    {
        var sweeps = RepositoryExperiments.Sweeps.List();
        Assert.NotEmpty(sweeps);
        foreach (var sweep in sweeps)
        {
            Assert.NotEmpty(RepositoryExperiments.Sweeps.Load(sweep.Name).Runs);
            Assert.All([sweep.Question, sweep.Expected, sweep.Minutes], text => Assert.NotEqual("", text));
        }
    }

    [Fact]
    public void A_key_is_described_with_type_rule_default_and_meaning()
    {
        var page = ConfigReference.Generate(ConfigFiles.Tasks);
        Assert.Contains("| `epochs` | an integer >= 1 | `10` | Passes over the data. |", page);
        Assert.Contains("| `task` | text | required | Which task this is; it decides which other keys exist. |", page);
        Assert.Contains("| `clip` | a number, or null | `5` |", page);
        Assert.Contains("\n### model\n\nThe model, with a cross-check.\n", page);
        Assert.Contains("| `units` | an integer >= 1 | `64` | Size of `h`; see `cell`. |", page);
        Assert.Contains("\n### layers[]\n", page);
    }
}
