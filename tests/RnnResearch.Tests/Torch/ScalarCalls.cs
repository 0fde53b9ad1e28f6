using Mono.Cecil;
using Mono.Cecil.Cil;
using TorchSharp;

namespace RnnResearch.Tests.Torch;

/// <summary>
/// The methods of the package that make a <see cref="Scalar"/> which nobody holds while native code reads it, by themselves or through what
/// they call. Found in the compiled package: whatever reaches a scalar's constructor, but for static initialisers, which keep what they make.
/// </summary>
internal sealed class ScalarCalls
{
    private const string ScalarType = "TorchSharp.Scalar";
    private static readonly string[] later = ["forward", "call", "step", "add_param_group"];
    private readonly Dictionary<string, HashSet<string>> callersOf = [];
    private readonly HashSet<string> makers = [];

    public ScalarCalls()
    {
        foreach (var type in new[] { typeof(torch), typeof(torchvision) }.SelectMany(part => TypesIn(part.Assembly.Location)))
            foreach (var method in type.Methods.Where(method => method.HasBody))
                Add(method);
        var open = new Queue<string>(callersOf.Keys.Where(name => name.StartsWith($"{ScalarType}::.ctor(", StringComparison.Ordinal)));
        while (open.TryDequeue(out var name))
        {
            if (!makers.Add(name)) continue;
            foreach (var caller in callersOf.GetValueOrDefault(name, []).Where(caller => !caller.Contains("::.cctor(", StringComparison.Ordinal)))
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
    private IEnumerable<string> Runs(MethodReference called) => makers
        .Where(maker => later.Any(name => maker.StartsWith($"{called.ReturnType.FullName}::{name}(", StringComparison.Ordinal)))
        .Append(Name(called));

    private void Add(MethodDefinition method)
    {
        // Lambdas and iterators are types within the one whose method makes them: whoever makes one is taken to run it.
        var called = method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>().ToList();
        var inner = called.Where(one => one.Name == ".ctor" && one.DeclaringType is TypeDefinition { IsNested: true } made && made.Name.Contains('<'))
            .SelectMany(one => ((TypeDefinition)one.DeclaringType).Methods);
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

    private static VariableDefinition? VariableOf(Instruction instruction, MethodDefinition method, bool store) => instruction.OpCode.Code switch
    {
        Code.Stloc_0 when store => method.Body.Variables[0],
        Code.Stloc_1 when store => method.Body.Variables[1],
        Code.Stloc_2 when store => method.Body.Variables[2],
        Code.Stloc_3 when store => method.Body.Variables[3],
        Code.Stloc_S or Code.Stloc when store => (VariableDefinition)instruction.Operand,
        Code.Ldloc_0 when !store => method.Body.Variables[0],
        Code.Ldloc_1 when !store => method.Body.Variables[1],
        Code.Ldloc_2 when !store => method.Body.Variables[2],
        Code.Ldloc_3 when !store => method.Body.Variables[3],
        Code.Ldloc_S or Code.Ldloc when !store => (VariableDefinition)instruction.Operand,
        _ => null,
    };

    private static string Name(MethodReference method)
    {
        var shape = method.GetElementMethod();
        return $"{shape.DeclaringType.GetElementType().FullName}::{shape.Name}({string.Join(",", shape.Parameters.Select(one => one.ParameterType.FullName))})";
    }

    private static IEnumerable<TypeDefinition> TypesIn(string assembly) => AssemblyDefinition.ReadAssembly(assembly).MainModule.GetTypes();
}
