using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Local.Tests.Modules;

public class ModuleTests
{
    [Fact]
    public void Fields_are_registered_by_name()
    {
        using var model = new Model();
        Assert.Equal(["shift", "first.weight", "layers.0.weight", "layers.1.weight"], model.named_parameters().Select(entry => entry.name));
        Assert.Equal(["table"], model.named_buffers().Select(entry => entry.name));
        Assert.Equal(["first", "layers"], model.named_children().Select(entry => entry.name));
        Assert.Equal(["shift", "table", "first.weight", "layers.0.weight", "layers.1.weight"], model.state_dict().Keys.Order(StringComparer.Ordinal).OrderBy(Position));
        Assert.Same(model.layers[1].weight, model.get_parameter("layers.1.weight"));
        Assert.Null(model.get_parameter("layers.7.weight"));
        Assert.True(model.has_buffer("table"));

        static int Position(string key) => Array.IndexOf(["shift", "table", "first.weight", "layers.0.weight", "layers.1.weight"], key);
    }

    [Fact]
    public void Hooks_run_around_call()
    {
        using var scope = NewDisposeScope();
        using var layer = new Scale(2);
        var seen = 0;
        var remover = layer.register_forward_pre_hook((_, input) => input + 1);
        layer.register_forward_hook((_, _, output) => output * 10);
        layer.register_forward_hook((nn.Module _) => seen++);
        Assert.Equal(40f, layer.call(ones(1)).item<float>());
        remover.remove();
        Assert.Equal(20f, layer.call(ones(1)).item<float>());
        Assert.Equal(2, seen);
        Assert.Equal(2f, layer.forward(ones(1)).item<float>());
    }

    [Fact]
    public void Training_reaches_every_submodule()
    {
        using var model = new Model();
        Assert.True(model.training);
        model.eval();
        Assert.All(model.modules(), module => Assert.False(module.training));
        model.train();
        Assert.All(model.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Moving_converts_weights_in_place_and_leaves_integers_alone()
    {
        using var scope = NewDisposeScope();
        using var model = new Model();
        var before = model.first.weight;
        model.call(ones(1)).sum().backward();
        model.to(float64);
        Assert.Same(before, model.first.weight);
        Assert.Equal(ScalarType.Float64, before.dtype);
        Assert.Equal(ScalarType.Float64, before.grad!.dtype);
        Assert.Equal(ScalarType.Int64, model.table.dtype);
        Assert.True(before.requires_grad && before.is_leaf);
        model.zero_grad();
        Assert.Null(before.grad);
        model.call(ones(1, dtype: float64)).sum().backward();
        Assert.NotNull(before.grad);
        Assert.Throws<ArgumentException>(() => model.to(int64));
    }

    [Fact]
    public void A_state_loads_into_a_twin()
    {
        using var scope = NewDisposeScope();
        using var model = new Model();
        using var twin = new Model();
        using (no_grad())
            model.first.weight.fill_(5);
        twin.load_state_dict(model.state_dict());
        Assert.Equal(5f, twin.first.weight.item<float>());

        var partial = new Dictionary<string, Tensor> { ["first.weight"] = tensor(new[] { 7f }), ["other"] = ones(1) };
        var failure = Assert.Throws<InvalidOperationException>(() => twin.load_state_dict(partial));
        Assert.Contains("shift", failure.Message);
        Assert.Contains("other", failure.Message);
        var (missing, unexpected) = twin.load_state_dict(partial, strict: false);
        Assert.Equal(4, missing.Count);
        Assert.Equal(["other"], unexpected);
        Assert.Equal(7f, twin.first.weight.item<float>());
    }

    [Fact]
    public void A_saved_file_has_the_packages_layout()
    {
        using var scope = NewDisposeScope();
        using var layer = new Scale(2);
        using var stream = new MemoryStream();
        layer.save(stream);
        // One entry; its name; type 6 (float32), one dimension of size 1; 2.0f.
        Assert.Equal([1, 6, .. "weight"u8, 6, 1, 1, 0, 0, 0, 0x40], stream.ToArray());

        using var other = new Scale(9);
        other.load(new MemoryStream(stream.ToArray()));
        Assert.Equal(2f, other.weight.item<float>());
        using var model = new Model();
        Assert.Throws<ArgumentException>(() => model.load(new MemoryStream(stream.ToArray())));
    }

    [Fact]
    public void Sequential_runs_its_steps_in_order()
    {
        using var scope = NewDisposeScope();
        using var steps = nn.Sequential(("a", new Scale(2)), ("b", new Scale(3)), ("c", new Scale(4)));
        Assert.Equal(24f, steps.call(ones(1)).item<float>());
        Assert.Equal(["a.weight", "b.weight", "c.weight"], steps.named_parameters().Select(entry => entry.name));
        Assert.Equal(12f, steps[1..].call(ones(1)).item<float>());
        Assert.Equal("0.weight", nn.Sequential(new Scale(1)).named_parameters().Single().name);
    }

    [Fact]
    public void Containers_renumber_what_they_hold()
    {
        using var list = nn.ModuleList(new Scale(1), new Scale(2));
        list.Insert(0, new Scale(0));
        list.RemoveAt(1);
        Assert.Equal([0f, 2f], list.Select(scale => scale.weight.item<float>()));
        Assert.Equal(["0.weight", "1.weight"], list.named_parameters().Select(entry => entry.name));

        using var dictionary = nn.ModuleDict(("low", new Scale(1)), ("high", new Scale(2)));
        Assert.Equal(["low.weight", "high.weight"], dictionary.named_parameters().Select(entry => entry.name));
        Assert.True(dictionary.Remove("low"));
        Assert.Equal(2f, dictionary["high"].weight.item<float>());
        Assert.Equal("high.weight", dictionary.named_parameters().Single().name);

        using var parameters = nn.ParameterList(nn.Parameter(ones(1)), nn.Parameter(ones(2)));
        Assert.Equal(["0", "1"], parameters.named_parameters().Select(entry => entry.name));
    }

    [Fact]
    public void A_tied_weight_is_one_parameter()
    {
        using var tied = new Tied();
        Assert.Equal(["a.weight"], tied.named_parameters().Select(entry => entry.name));
        tied.to(float64);
        Assert.Same(tied.a.weight, tied.b.weight);
    }

    [Fact]
    public void A_buffer_outside_the_state_still_moves()
    {
        using var scope = NewDisposeScope();
        using var layer = new Scale(1);
        layer.register_buffer("mask", ones(2), persistent: false);
        Assert.DoesNotContain("mask", layer.state_dict().Keys);
        layer.to(float64);
        Assert.Equal(ScalarType.Float64, layer.get_buffer("mask")!.dtype);
    }

    private sealed class Scale : nn.Module<Tensor, Tensor>
    {
        public Parameter weight;

        internal Scale(float factor)
            : this(nn.Parameter(tensor(new[] { factor })))
        {
        }

        internal Scale(Parameter weight)
            : base(nameof(Scale))
        {
            this.weight = weight;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => input * weight;
    }

    private sealed class Model : nn.Module<Tensor, Tensor>
    {
        internal readonly Scale first = new(1);
        internal readonly ModuleList<Scale> layers = nn.ModuleList(new Scale(2), new Scale(3));
        internal readonly Tensor table = arange(3);
        private readonly Parameter shift = nn.Parameter(zeros(1));

        internal Model()
            : base(nameof(Model)) =>
            RegisterComponents();

        public override Tensor forward(Tensor input) => layers.Aggregate(first.call(input), (x, layer) => layer.call(x)) + shift;
    }

    private sealed class Tied : nn.Module
    {
        internal readonly Scale a = new(nn.Parameter(ones(1)));
        internal readonly Scale b;

        internal Tied()
            : base(nameof(Tied))
        {
            b = new Scale(a.weight);
            RegisterComponents();
        }
    }
}
