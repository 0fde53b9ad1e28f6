using System.Reflection;
using System.Runtime.CompilerServices;

namespace TorchSharp.Local.Tests;

/// <summary>What the local backend offers, the package offers in the same form: code that builds here builds there.</summary>
public class ConformanceTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // The listing was made without SkiaSharp, which this needs.
    private const string LeftOut = "torchvision.io.SkiaImager";

    [SharedFact]
    public void Every_public_member_stands_in_the_package_with_the_same_signature()
    {
        var listing = new ApiListing(
            Path.Combine(ApiListing.Folder!, "torchsharp-api.txt"), Path.Combine(ApiListing.Folder!, "torchvision-api.txt"));
        List<string> strangers = [];
        foreach (var type in typeof(torch).Assembly.GetTypes().Where(Visible))
        {
            var name = ApiSignature.Name(type);
            if (name == LeftOut)
                continue;
            if (!listing.HasType(name) && type.GetMembers(Declared).Any(Counts))
            {
                strangers.Add($"{name}: no such type");
                continue;
            }
            foreach (var member in type.GetMembers(Declared).Where(Counts))
            {
                var signature = ApiSignature.Of(member);
                if (!Lineage(type).Any(ancestor => listing.Has(ancestor, signature)))
                    strangers.Add($"{name} | {signature}\n      near: {string.Join("\n            ", listing.Near(name, member.Name))}");
            }
        }
        Assert.True(strangers.Count == 0, $"{strangers.Count} members are not the package's:\n  {string.Join("\n  ", strangers)}");
    }

    private static bool Visible(Type type) =>
        !type.IsDefined(typeof(CompilerGeneratedAttribute), false)
        && (type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && Visible(type.DeclaringType!) : type.IsPublic);

    // Property accessors and what the compiler adds are covered by, or no part of, what is written down.
    private static bool Counts(MemberInfo member) => !member.IsDefined(typeof(CompilerGeneratedAttribute), false) && member switch
    {
        ConstructorInfo constructor => !constructor.IsStatic && Open(constructor) && !Implicit(constructor),
        MethodInfo method => Open(method) && method.Name != "Finalize" && !(method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal)),
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        PropertyInfo property => property.GetMethod is { } getter && Open(getter),
        _ => false,
    };

    private static bool Implicit(ConstructorInfo constructor) =>
        constructor.GetParameters().Length == 0 || constructor.DeclaringType!.IsSubclassOf(typeof(Delegate));

    private static bool Open(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // An override, or a member that the package declares on a base class, counts as the base's.
    private static IEnumerable<string> Lineage(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return ApiSignature.Name(current.IsGenericType ? current.GetGenericTypeDefinition() : current);
    }
}
