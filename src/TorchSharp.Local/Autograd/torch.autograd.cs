using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The backward pass, and functions with a backward pass of their own.</summary>
    public static partial class autograd
    {
        /// <summary>The gradients of the outputs' sum with respect to the inputs, which keep their grad as it was.</summary>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false,
            bool create_graph = false, bool allow_unused = false)
        {
            var from = Handles(outputs);
            var to = Handles(inputs);
            var seeds = Handles(grad_outputs);
            var found = new nint[to.Length];
            fixed (nint* o = from, i = to, g = seeds, f = found)
            {
                Libtorch.Check(Libtorch.Gradients(
                    o, from.Length, i, to.Length, g, seeds.Length, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0,
                    allow_unused ? 1 : 0, f));
            }
            GC.KeepAlive((outputs, inputs, grad_outputs));
            return Array.ConvertAll(found, handle => handle == 0 ? null! : new Tensor(handle));
        }

        public static void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            Backward(tensors, grad_tensors, retain_graph ?? create_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            Backward([tensor], grad_tensors, retain_graph ?? create_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            Backward([tensor], [grad_tensor], retain_graph ?? create_graph, create_graph, inputs);

        internal static unsafe void Backward(
            IList<Tensor> tensors, IList<Tensor>? gradients, bool retainGraph, bool createGraph, IList<Tensor>? inputs)
        {
            var roots = Handles(tensors);
            var seeds = Handles(gradients);
            var leaves = Handles(inputs);
            fixed (nint* r = roots, s = seeds, l = leaves)
            {
                Libtorch.Check(Libtorch.Backward(
                    r, roots.Length, s, seeds.Length, retainGraph ? 1 : 0, createGraph ? 1 : 0, l, leaves.Length));
            }
            GC.KeepAlive((tensors, gradients, inputs));
        }

        internal static nint[] Handles(IList<Tensor>? tensors)
        {
            var handles = new nint[tensors?.Count ?? 0];
            for (var i = 0; i < handles.Length; i++)
                handles[i] = tensors![i]?.Handle ?? 0;
            return handles;
        }
    }
}
