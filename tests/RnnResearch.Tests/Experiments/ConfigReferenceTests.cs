using RnnResearch.Experiments;
using RnnResearch.Experiments.Configuration.Reference;

namespace RnnResearch.Tests.Experiments;

public class ConfigReferenceTests
{
    [Fact]
    public void The_committed_reference_is_up_to_date()
    {
        var root = ExperimentCatalog.Locate(TaskRegistry.Default, AppContext.BaseDirectory).Root;
        var committed = File.ReadAllText(Path.Combine(root, "docs", "configuration.md"));
        Assert.True(committed == ConfigReference.Generate(TaskRegistry.Default), "docs/configuration.md is out of date: run `make docs`");
    }

    [Fact]
    public void Every_experiment_of_the_repository_is_valid()
    {
        var catalog = ExperimentCatalog.Locate(TaskRegistry.Default, AppContext.BaseDirectory);
        foreach (var experiment in catalog.List()) catalog.Load(experiment.Name);
    }
}
