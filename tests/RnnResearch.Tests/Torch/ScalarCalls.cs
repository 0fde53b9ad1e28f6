using Mono.Cecil;
using Mono.Cecil.Cil;
using TorchSharp;

namespace RnnResearch.Tests.Torch;

/// <summary>
/// The methods of the package that make a <see cref="Scalar"/> which nobody holds while native code reads it, by themselves or through
/// what they call. Found in the compiled package: whatever reaches a scalar's constructor, but for static initialisers, which keep what
/// they make.
/// </summary>
internal sealed class ScalarCalls
{
    private const string ScalarType = "TorchSharp.Scalar";
    private static readonly string[] later = ["forward", "call", "step", "add_param_group"];
    private readonly Dictionary<string, HashSet<string>> callersOf = [];
    private readonly HashSet<string> makers = [];
    private readonly Dictionary<string, string> baseOf = [];

    public ScalarCalls()
    {
        foreach (var type in new[] { typeof(torch), typeof(torchvision) }.SelectMany(part => TypesIn(part.Assembly.Location)))
        {
            if (type.BaseType is { } parent) baseOf[type.FullName] = parent.FullName;
            foreach (var method in type.Methods.Where(method => method.HasBody)) Add(method);
        }
        var open = new Queue<string>(callersOf.Keys.Where(name => name.StartsWith($"{ScalarType}::.ctor(", StringComparison.Ordinal)));
        while (open.TryDequeue(out var name))
        {
            if (!makers.Add(name)) continue;
            foreach (var caller in callersOf.GetValueOrDefault(name, []))
                if (!caller.Contains("::.cctor(", StringComparison.Ordinal))
                    open.Enqueue(caller);
        }
    }

    /// <summary>How many methods of the package make such scalars.</summary>
    public int Count => makers.Count;

    /// <summary>What an assembly of ours calls that makes a scalar which is not held, as "caller: called".</summary>
    public IEnumerable<string> In(string assembly) =>
        from type in TypesIn(assembly)
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where instruction.Operand is MethodReference
        from called in Runs((MethodReference)instruction.Operand)
        where makers.Contains(called) && !IsHeld(method, instruction)
        select $"{type.FullName}.{method.Name}: {called}";

    /// <summary>What a call runs: the method, and where it returns a module or an optimizer of the package, what that does later.</summary>
    private List<string> Runs(MethodReference called)
    {
        var run = new List<string> { Name(called) };
        for (var type = called.ReturnType.FullName; baseOf.ContainsKey(type); type = baseOf[type])
            run.AddRange(makers.Where(maker => later.Any(name => maker.StartsWith($"{type}::{name}(", StringComparison.Ordinal))));
        return run;
    }

    private void Add(MethodDefinition method)
    {
        // Lambdas and iterators are types within the one whose method makes them: whoever makes one is taken to run it.
        var called = method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>().ToList();
        var inner = called.Where(one => one.Name == ".ctor").Select(one => one.DeclaringType).OfType<TypeDefinition>()
            .Where(made => made.IsNested && made.Name.Contains('<'))
            .SelectMany(made => made.Methods);
        foreach (var one in called.Concat(inner))
        {
            if (!callersOf.TryGetValue(Name(one), out var callers)) callersOf[Name(one)] = callers = [];
            callers.Add(Name(method));
        }
    }

    /// <summary>Whether a scalar goes into a field, or into a variable that is disposed of in the end.</summary>
    private static bool IsHeld(MethodDefinition method, Instruction call)
    {
        var next = call.Next;
        if (next.OpCode.Code is Code.Stsfld or Code.Stfld) return true;
        return VariableOf(next, method, store: true) is { } variable && method.Body.ExceptionHandlers.Any(handler =>
            handler.HandlerType == ExceptionHandlerType.Finally && VariableOf(handler.HandlerStart, method, store: false) == variable);
    }

    /// <summary>The variable that an instruction stores to, or loads; null for any other instruction.</summary>
    private static VariableDefinition? VariableOf(Instruction instruction, MethodDefinition method, bool store)
    {
        var (code, first) = (instruction.OpCode.Code, store ? Code.Stloc_0 : Code.Ldloc_0);
        if (code >= first && code <= first + 3) return method.Body.Variables[code - first];
        return code == (store ? Code.Stloc_S : Code.Ldloc_S) || code == (store ? Code.Stloc : Code.Ldloc)
            ? (VariableDefinition)instruction.Operand
            : null;
    }

    private static string Name(MethodReference method)
    {
        var shape = method.GetElementMethod();
        var parameters = string.Join(",", shape.Parameters.Select(parameter => parameter.ParameterType.FullName));
        return $"{shape.DeclaringType.GetElementType().FullName}::{shape.Name}({parameters})";
    }

    private static IEnumerable<TypeDefinition> TypesIn(string assembly) => AssemblyDefinition.ReadAssembly(assembly).MainModule.GetTypes();
}
