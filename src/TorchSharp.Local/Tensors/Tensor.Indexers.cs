using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // Index expressions. Numbers and slices give views, tensors give copies, as in Python.
    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[long i1]
        {
            get => Aten.select_int.Call(this, 0, i1);
            set => Assign(this[i1], value);
        }

        public Tensor this[long i1, long i2]
        {
            get => At([i1, i2]);
            set => Assign(this[i1, i2], value);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => At([i1, i2, i3]);
            set => Assign(this[i1, i2, i3], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => At([i1, i2, i3, i4]);
            set => Assign(this[i1, i2, i3, i4], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => At([i1, i2, i3, i4, i5]);
            set => Assign(this[i1, i2, i3, i4, i5], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => At([i1, i2, i3, i4, i5, i6]);
            set => Assign(this[i1, i2, i3, i4, i5, i6], value);
        }

        public Tensor this[params long[] indices]
        {
            get => At(indices);
            set => Assign(this[indices], value);
        }

        public Tensor index(params Tensor[] indices) => Aten.index_Tensor.Call(this, indices);

        public Tensor index(params TensorIndex[] indices)
        {
            var (view, tensors) = View(indices);
            if (tensors is null)
                return view;
            using (view)
            {
                var result = Aten.index_Tensor.Call(view, tensors);
                DisposeMade(tensors, indices);
                return result;
            }
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var number = ScalarLike(value);
            return index_put_(number, indices, false);
        }

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            Aten.index_put_.CallInPlace(this, indices, value, accumulate);

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var number = ScalarLike(value);
            return index_put_(number, indices, false);
        }

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            var (view, tensors) = View(indices);
            using (view)
            {
                if (tensors is not null)
                    Aten.index_put_.CallVoid(view, tensors, value, accumulate);
                else if (accumulate)
                    Aten.add__Tensor.CallVoid(view, value);
                else
                    Aten.copy_.CallVoid(view, value);
            }
            if (tensors is not null)
                DisposeMade(tensors, indices);
            return this;
        }

        private Tensor At(ReadOnlySpan<long> indices)
        {
            var view = Aten.select_int.Call(this, 0, indices[0]);
            foreach (var index in indices[1..])
                view = Step(view, Aten.select_int.Call(view, 0, index));
            return view;
        }

        private static void Assign(Tensor view, Tensor value)
        {
            using (view)
                Aten.copy_.CallVoid(view, value);
        }

        private Tensor ScalarLike(Scalar value) => Aten.full.Call(Array.Empty<long>(), value, dtype, Argument.None, device);

        // Every step of a chain of views lets go of the one before.
        private static Tensor Step(Tensor before, Tensor after)
        {
            before.Dispose();
            return after;
        }

        /// <summary>The view that numbers, slices and new axes give, and the tensors that are left to index it with.</summary>
        private (Tensor View, Tensor?[]? Tensors) View(TensorIndex[] indices)
        {
            var view = alias();
            List<Tensor?>? tensors = null;
            var position = 0L;
            for (var i = 0; i < indices.Length; i++)
            {
                ref readonly var index = ref indices[i];
                switch (index.Kind)
                {
                    case TensorIndexKind.Number:
                        view = Step(view, Aten.select_int.Call(view, position, index.Start));
                        break;
                    case TensorIndexKind.Slice:
                        view = Step(view, Aten.slice_Tensor.Call(view, position++, index.Start, index.Stop, index.Step ?? 1));
                        break;
                    case TensorIndexKind.None:
                        view = Step(view, view.unsqueeze(position++));
                        break;
                    case TensorIndexKind.Ellipsis:
                        position += view.dim() - position - Consumed(indices.AsSpan(i + 1));
                        break;
                    case TensorIndexKind.Bool:
                        view = Step(view, view.unsqueeze(position));
                        Place(ref tensors, position++, tensor([index.Start == 1], device: device));
                        break;
                    default:
                        Place(ref tensors, position, index.Indices!);
                        position += Width(index);
                        break;
                }
            }
            return (view, tensors?.ToArray());
        }

        private static long Consumed(ReadOnlySpan<TensorIndex> indices)
        {
            var dimensions = 0L;
            foreach (ref readonly var index in indices)
                dimensions += Width(index);
            return dimensions;
        }

        // How many dimensions of the indexed tensor one place takes up: a mask takes as many as it has.
        private static long Width(in TensorIndex index) => index.Kind switch
        {
            TensorIndexKind.None or TensorIndexKind.Bool or TensorIndexKind.Ellipsis => 0,
            TensorIndexKind.Tensor when index.Indices!.dtype is ScalarType.Bool or ScalarType.Byte => index.Indices.dim(),
            _ => 1,
        };

        // index() takes one tensor or nothing per dimension; a mask stands for several dimensions at once.
        private static void Place(ref List<Tensor?>? tensors, long position, Tensor index)
        {
            tensors ??= [];
            var skipped = 0L;
            foreach (var earlier in tensors)
                skipped += earlier is { } mask && mask.dtype is ScalarType.Bool or ScalarType.Byte ? mask.dim() - 1 : 0;
            while (tensors.Count + skipped < position)
                tensors.Add(null);
            tensors.Add(index);
        }

        private static void DisposeMade(Tensor?[] tensors, TensorIndex[] indices)
        {
            foreach (var tensor in tensors)
            {
                if (tensor is not null && !indices.Any(index => ReferenceEquals(index.Indices, tensor)))
                    tensor.Dispose();
            }
        }
    }
}
