using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What the forward pass of a custom function keeps for its backward pass.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> data = [];

            internal AutogradContext()
            {
            }

            public bool MaterializeGrads { get; private set; } = true;

            internal List<Tensor> ToSave { get; private set; } = [];

            internal List<Tensor> Dirty { get; private set; } = [];

            internal List<Tensor> NonDifferentiable { get; private set; } = [];

            /// <summary>The native node while a backward pass runs, else zero.</summary>
            internal nint Node { get; set; }

            /// <summary>Keeps inputs or outputs of the forward pass. Whatever else is a tensor must not be kept: it would never be freed.</summary>
            public void save_for_backward(List<Tensor> tensors) => ToSave = tensors;

            public void save_data(string key, object value) => data[key] = value;

            public object get_data(string key) => data[key];

            /// <summary>Names the inputs that forward changed in place.</summary>
            public void mark_dirty(List<Tensor> tensors) => Dirty = [.. tensors];

            public void mark_non_differentiable(List<Tensor> tensors) => NonDifferentiable = [.. tensors];

            /// <summary>Whether backward sees zeros (true) or null for outputs that nothing depends on.</summary>
            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            /// <summary>What save_for_backward kept, in its order; only in the backward pass.</summary>
            public unsafe List<Tensor> get_saved_variables()
            {
                if (Node == 0)
                    throw new InvalidOperationException("Saved variables can be read in the backward pass only.");
                var handles = new nint[ToSaveCount];
                fixed (nint* results = handles)
                {
                    var count = Libtorch.Check(Libtorch.Saved(Node, results, handles.Length));
                    if (count < handles.Length)
                        throw new InvalidOperationException("The graph has been freed. Pass retain_graph: true to go backward through it twice.");
                }
                return [.. handles.Select(handle => handle == 0 ? null! : new Tensor(handle))];
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing) => data.Clear();

            internal int ToSaveCount { get; private set; }

            /// <summary>The native node holds the saved tensors from now on; holding them here too would make a circle of references.</summary>
            internal void HandedOver()
            {
                ToSaveCount = ToSave.Count;
                ToSave = [];
                Dirty = [];
                NonDifferentiable = [];
            }
        }
    }
}
