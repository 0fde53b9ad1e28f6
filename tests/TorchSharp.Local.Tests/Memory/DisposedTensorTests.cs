using System.Reflection;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Memory;

public class DisposedTensorTests
{
    private static readonly Dictionary<string, string> AllowedWith = new()
    {
        ["Dispose"] = "may be called twice, as everywhere in .NET",
        ["get_IsInvalid"] = "is how one asks",
        ["GetHashCode"] = "goes by the object, so that a set of tensors can still find and remove it",
        ["DetachFromDisposeScope"] = "has nothing to do: the tensor left its scope when it was disposed",
        ["MoveToOuterDisposeScope"] = "has nothing to do: the tensor left its scope when it was disposed",
    };

    /// <summary>Everything that can be asked of a tensor without an argument.</summary>
    private static IEnumerable<MethodInfo> Questions =>
        typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.GetParameters().All(IsOptional) && !method.ReturnType.IsByRefLike)
            .Select(method => method.IsGenericMethod ? method.MakeGenericMethod(typeof(float)) : method);

    [Fact]
    public void Whatever_is_asked_of_it_throws()
    {
        var gone = Gone();
        var answers = Questions.Where(method => !AllowedWith.ContainsKey(method.Name))
            .Select(method => (method, failure: Record.Exception(() => Ask(method, gone))))
            .Where(answer => answer.failure is not ObjectDisposedException)
            .Select(answer => $"{ApiSignature.Of(answer.method)}: {answer.failure?.ToString() ?? "no exception"}");
        Assert.Empty(answers);
    }

    [Fact]
    public void What_is_allowed_does_not_throw()
    {
        var gone = Gone();
        var allowed = Questions.Where(method => AllowedWith.ContainsKey(method.Name)).ToArray();
        Assert.Equal(AllowedWith.Keys.Order(), allowed.Select(method => method.Name).Order());
        Assert.All(allowed, method => Ask(method, gone));
        Assert.True(gone.IsInvalid);
    }

    [Fact]
    public void As_an_argument_it_throws()
    {
        using var scope = NewDisposeScope();
        var (gone, x) = (Gone(), ones(2));
        Assert.Throws<ObjectDisposedException>(() => gone + 1);
        Assert.Throws<ObjectDisposedException>(() => x + gone);
        Assert.Throws<ObjectDisposedException>(() => cat([x, gone]));
        Assert.Throws<ObjectDisposedException>(() => x[gone]);
        Assert.Throws<ObjectDisposedException>(() => x.copy_(gone));
        Assert.Throws<ObjectDisposedException>(() => x.grad = gone);
        Assert.Throws<ObjectDisposedException>(() => x[0] = gone);
        Assert.Throws<ObjectDisposedException>(() => nn.Parameter(gone));
    }

    [Fact]
    public void It_cannot_be_written_to_and_its_memory_is_out_of_reach()
    {
        using var scope = NewDisposeScope();
        var x = ones(2);
        var accessor = x.data<float>();
        x.Dispose();
        Assert.Throws<ObjectDisposedException>(() => x.requires_grad = true);
        Assert.Throws<ObjectDisposedException>(() => x.grad = ones(2));
        Assert.Throws<ObjectDisposedException>(() => x[0] = ones(1));
        Assert.Throws<ObjectDisposedException>(() => x.bytes.Length);
        Assert.Throws<ObjectDisposedException>(() => accessor[0]);
        Assert.Throws<ObjectDisposedException>(() => accessor[1] = 5);
        Assert.Throws<ObjectDisposedException>(accessor.ToArray);
    }

    private static Tensor Gone()
    {
        var gone = ones(2);
        gone.Dispose();
        return gone;
    }

    private static bool IsOptional(ParameterInfo parameter) => parameter.HasDefaultValue || IsParams(parameter);

    private static bool IsParams(ParameterInfo parameter) => parameter.IsDefined(typeof(ParamArrayAttribute), false);

    private static void Ask(MethodInfo method, Tensor gone) =>
        method.Invoke(gone, BindingFlags.DoNotWrapExceptions, null, [.. method.GetParameters().Select(Argument)], null);

    private static object? Argument(ParameterInfo parameter) =>
        IsParams(parameter) ? Array.CreateInstance(parameter.ParameterType.GetElementType()!, 0) : parameter.DefaultValue;
}
