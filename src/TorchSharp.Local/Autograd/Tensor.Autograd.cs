using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // Recording and gradients.
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => Info.Flags.HasFlag(TensorFlags.RequiresGrad);
            set
            {
                Libtorch.Check(Libtorch.SetRequiresGrad(Handle, value ? 1 : 0));
                GC.KeepAlive(this);
            }
        }

        /// <summary>The gradient that backward passes have accumulated here, as a new handle; null where there is none.</summary>
        public Tensor? grad
        {
            get
            {
                var found = Libtorch.Grad(Handle);
                GC.KeepAlive(this);
                return found == 0 ? null : new Tensor(found);
            }

            set
            {
                Libtorch.Check(Libtorch.SetGrad(Handle, value?.Handle ?? 0));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true) => with_requires_grad(requires_grad);

        public Tensor with_requires_grad(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Keeps the gradient of a tensor that is no leaf, too.</summary>
        public void retain_grad()
        {
            Libtorch.Check(Libtorch.RetainGrad(Handle));
            GC.KeepAlive(this);
        }

        /// <summary>Adds d(this)/d(leaf) to the grad of every leaf; this must have one element.</summary>
        public void backward() => autograd.Backward([this], null, false, false, null);

        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.Backward([this], grad_tensors, retain_graph || create_graph, create_graph, inputs);
    }
}
