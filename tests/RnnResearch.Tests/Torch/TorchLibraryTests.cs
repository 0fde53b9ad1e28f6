using System.Runtime.InteropServices;
using RnnResearch.Torch;

namespace RnnResearch.Tests.Torch;

/// <summary>The program where its folder cannot be written, where libtorch is damaged or missing, and what it says then.</summary>
public sealed class TorchLibraryTests : IDisposable
{
    private readonly ProgramCopy program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public void Torch_is_loaded_and_nothing_in_the_folder_changes()
    {
        TorchLibrary.Load();
        var before = program.Contents;
        var (code, output, error) = program.Run("doctor");
        Assert.True(code == 0, error);
        Assert.Contains("libtorch 2.", output);
        Assert.Equal(before, program.Contents);
    }

    [Fact]
    public void How_it_was_loaded_is_said()
    {
        TorchLibrary.Load();
        var isOld = OperatingSystem.IsLinux()
            && NativeLibrary.TryLoad("libstdc++.so.6", out var standard)
            && !NativeLibrary.TryGetExport(standard, "_ZSt21ios_base_library_initv", out _);
        Assert.Equal(isOld, TorchLibrary.Origin.Contains("copy in memory", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("libLibTorchSharp.so", "there is no libLibTorchSharp.so")]
    [InlineData("libtorch_cpu.so", "there is no libtorch_cpu.so")]
    [InlineData("libgomp-98b21ff3.so.1", "libgomp-98b21ff3.so.1: cannot open shared object file")]
    public void A_missing_file_is_named(string file, string words)
    {
        if (!OperatingSystem.IsLinux()) return;
        File.Delete(program.In(file));
        Says(words);
    }

    [Theory]
    [InlineData("libLibTorchSharp.so", 100_000, "is cut off")]
    [InlineData("libtorch_cpu.so", 5_000_000, "is cut off")]
    [InlineData("libc10.so", 0, "file too short")]
    public void A_damaged_file_is_named(string file, int length, string words)
    {
        if (!OperatingSystem.IsLinux()) return;
        var head = new byte[length];
        using (var whole = File.OpenRead(program.In(file))) whole.ReadExactly(head);
        File.Delete(program.In(file));
        File.WriteAllBytes(program.In(file), head);
        Says($"{file}", words);
    }

    [Fact]
    public void Help_and_lists_need_no_torch()
    {
        if (!OperatingSystem.IsLinux()) return;
        File.Delete(program.In("libtorch_cpu.so"));
        foreach (var arguments in new[] { "--help", "doctor --help", "list" })
            Assert.Equal(0, program.Run(arguments.Split(' ')).Code);
    }

    /// <summary>One sentence or two on one line, no stack trace, nothing on standard output, and no half a gigabyte copied.</summary>
    private void Says(params string[] words)
    {
        var before = program.Contents;
        var (code, output, error) = program.Run("doctor");
        Assert.Equal((1, ""), (code, output.Trim()));
        var line = Assert.Single(error.Trim().Split('\n'));
        Assert.StartsWith("error: libtorch ", line);
        Assert.All(words, word => Assert.Contains(word, line));
        Assert.Equal(before, program.Contents);
    }
}
