using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using TorchSharp;

namespace RnnResearch.Torch;

/// <summary>
/// Sees to it that the package's native library loads. On Linux it asks for the symbol version GLIBCXX_3.4.32, which libstdc++ has from
/// GCC 13 on; Debian 12 and Ubuntu 22.04 are older. All that it wants of that version is a symbol that it never uses, so where the version
/// is missing a copy in memory is loaded whose wish is optional. No file is changed or written. Torch's threads are told to sleep while
/// they wait for work: awake, they keep the kernels from their cores.
/// </summary>
public static partial class TorchLibrary
{
    private const string Name = "LibTorchSharp";
    private const string FileName = $"lib{Name}.so";
    private const string Version = "GLIBCXX_3.4.32";
    private const string Symbol = "_ZSt21ios_base_library_initv"; // the only one of that version
    private const string AnewWith = "Build again (make clean build), or publish again.";
    private static readonly string[] Beside = ["libc10.so", "libtorch_cpu.so", "libtorch.so"]; // what it is linked to

    private static Assembly Package => typeof(torch).Assembly;

    private static IEnumerable<string> Files => OperatingSystem.IsLinux() ? Beside.Prepend(FileName) : [];

    /// <summary>How the native library came to be loaded, as <c>rnn doctor</c> says it.</summary>
    public static string Origin { get; private set; } = "as the package brings it";

    /// <summary>
    /// Loads the native library. Whoever does not call this loads it with the first tensor, and has the package's own words if that fails.
    /// </summary>
    /// <exception cref="TorchLibraryException">It cannot be loaded here; the message says why, and what to do.</exception>
    public static void Load()
    {
        // The system's loader does not look where a file ends, and dies of reading on.
        if (Files.Select(Find).FirstOrDefault(path => path is not null && SymbolVersions.IsCutOff(path)) is { } part)
            throw new TorchLibraryException($"libtorch is not complete: {part} is cut off. {AnewWith}");
        if (!NativeLibrary.TryLoad(Name, Package, null, out _)) throw new TorchLibraryException(Problem());
    }

#pragma warning disable CA2255 // a library's initializer: torch is loaded by the first type that needs it, whoever that is
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Prepare()
    {
        if (!OperatingSystem.IsLinux()) return;
        NativeHeap.Keep();
        // Read when OpenMP is loaded, which torch does; what the user has set stays. .NET's own environment is not the one it reads.
        _ = SetEnvironment("OMP_WAIT_POLICY", "passive", overwrite: 0);
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name == Name ? LoadWithoutVersion() : 0;
    }

    /// <summary>The library from a copy that can do without the version, or 0 where that is not what keeps it from loading.</summary>
    private static nint LoadWithoutVersion()
    {
        if (NativeLibrary.TryLoad("libstdc++.so.6", out var standard) && NativeLibrary.TryGetExport(standard, Symbol, out _)) return 0;
        if (Find(FileName) is not { } path) return 0;
        var image = File.ReadAllBytes(path);
        if (!SymbolVersions.MakeOptional(image, Version, Symbol)) return 0;
        // A file in memory has nothing beside it. By their paths: the system may have a libtorch of its own.
        foreach (var file in Beside)
            if (Find(file) is { } needed && !NativeLibrary.TryLoad(needed, out _)) return 0;
        var library = MemoryFile.LoadLibrary(FileName, image);
        if (library != 0) Origin = $"from a copy in memory that does without {Version}, which this system's libstdc++ lacks";
        return library;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    private static string Problem()
    {
        var architecture = RuntimeInformation.ProcessArchitecture;
        if (OperatingSystem.IsLinux() && architecture != Architecture.X64)
            return $"TorchSharp has no libtorch for Linux on {architecture}; use a machine with an x64 processor, or macOS on Arm64.";
        if (RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal))
            return "libtorch needs glibc and this system has musl; use a system or container with glibc, such as Debian or Ubuntu.";
        if (Files.FirstOrDefault(file => Find(file) is null) is { } missing)
            return $"libtorch is not complete: there is no {missing} in {AppContext.BaseDirectory}. {AnewWith}";
        return $"libtorch cannot be loaded: {LoadersWords()}. {AnewWith} "
            + "On Linux it needs glibc 2.34 or newer, as in Debian 12 and Ubuntu 22.04.";
    }

    /// <summary>What the system's loader says: the last line of what .NET makes of it.</summary>
    private static string LoadersWords()
    {
        try
        {
            foreach (var file in Beside.Append(FileName)) NativeLibrary.Load(Find(file) ?? file);
            return "it loads when tried again";
        }
        catch (DllNotFoundException error)
        {
            return error.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1].TrimEnd('.');
        }
    }

    /// <summary>The path of a native file of the program, where the host looks for them.</summary>
    private static string? Find(string file)
    {
        var folders = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string)?.Split(Path.PathSeparator) ?? [];
        return folders.Append(AppContext.BaseDirectory)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }
}
