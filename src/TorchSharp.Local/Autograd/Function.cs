using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>A differentiable function with a backward pass of its own; derive from one of the two classes below it.</summary>
        public abstract class Function<T> where T : Function<T>, new()
        {
            protected Function()
            {
            }

            /// <summary>The name in the graph and in error messages.</summary>
            public abstract string Name { get; }

            internal abstract List<Tensor> Forward(AutogradContext context, object[] vars);

            internal abstract List<Tensor> Backward(AutogradContext context, List<Tensor> gradients);

            /// <summary>Runs forward without recording and joins its outputs to the graph.</summary>
            public static unsafe List<Tensor> apply_internal(params object[] vars)
            {
                var function = new T();
                var context = new AutogradContext();
                List<Tensor> outputs;
                using (no_grad())
                    outputs = function.Forward(context, vars);
                var inputs = vars.OfType<Tensor>().ToArray();
                var call = new FunctionCall(
                    context, function.Name, Array.ConvertAll(vars, item => item is Tensor), gradients => function.Backward(context, gradients));
                var results = Handles(outputs);
                fixed (nint* i = Handles(inputs), o = results, s = Handles(context.ToSave), d = Handles(context.Dirty),
                    n = Handles(context.NonDifferentiable))
                {
                    Libtorch.Check(Libtorch.CustomFunction(
                        function.Name, GCHandle.ToIntPtr(GCHandle.Alloc(call)), &FunctionCall.RunBackward, &FunctionCall.Release,
                        i, inputs.Length, o, results.Length, s, context.ToSave.Count, d, context.Dirty.Count,
                        n, context.NonDifferentiable.Count, context.MaterializeGrads ? 1 : 0));
                }
                GC.KeepAlive((inputs, outputs, context.ToSave, context.Dirty, context.NonDifferentiable));
                context.HandedOver();
                return Joined(outputs, results, inputs);
            }

            // The native side returns a reference more for each output; where it is the same tensor the object stays.
            private static List<Tensor> Joined(List<Tensor> outputs, nint[] results, Tensor[] inputs)
            {
                for (var i = 0; i < results.Length; i++)
                {
                    var output = outputs[i];
                    if (output.Handle == results[i])
                    {
                        Libtorch.Release(results[i]);
                        continue;
                    }
                    outputs[i] = new Tensor(results[i]);
                    if (!inputs.Contains(output, ReferenceEqualityComparer.Instance))
                        output.Dispose();
                }
                return outputs;
            }
        }
    }
}
