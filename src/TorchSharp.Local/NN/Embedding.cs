using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.Embedding"/>
            /// <param name="padding_idx">the row that starts at zero and gets no gradient</param>
            /// <param name="max_norm">rows that are looked up are first scaled down to this norm</param>
            /// <param name="scale_grad_by_freq">divide gradients by how often the row occurs in the batch</param>
            /// <param name="sparse">give the weight a sparse gradient</param>
            public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
                => new(num_embeddings, embedding_dims, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A table of vectors: indices [*] to rows [*, embedding_dims]. The table starts standard normal.</summary>
    public sealed class Embedding : nn.Module<Tensor, Tensor>
    {
        private readonly long padding_idx;
        private readonly double? max_norm;
        private readonly double norm_type;
        private readonly bool scale_grad_by_freq;
        private readonly bool sparse;
        [ComponentName(Name = nameof(weight))]
        private Parameter? _weight;

        internal Embedding(long num_embeddings, long embedding_dims, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq, bool sparse, Device? device, ScalarType? dtype)
            : base(nameof(Embedding))
        {
            this.padding_idx = RowOf(padding_idx, num_embeddings);
            this.max_norm = max_norm;
            this.norm_type = norm_type;
            this.scale_grad_by_freq = scale_grad_by_freq;
            this.sparse = sparse;
            // It ends with the scope it is made in, as the package's handle on it does.
            register_parameter(nameof(weight), _weight = new Parameter(empty(num_embeddings, embedding_dims, dtype, device)));
            nn.init.normal_(_weight);
            if (padding_idx is null)
                return;
            using var off = no_grad();
            using var row = _weight.select(0, this.padding_idx);
            Native.InPlace.Zero(row);
        }

        public Parameter? weight
        {
            get => _weight;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        public override Tensor forward(Tensor input)
        {
            if (max_norm is { } limit)
            {
                using var off = no_grad();
                Aten.embedding_renorm_.CallVoid(weight, input, limit, norm_type);
            }
            return Aten.embedding.Call(weight, input, padding_idx, scale_grad_by_freq, sparse);
        }

        // libtorch's mark for "no padding row" is -1, where the API counts from the end.
        private static long RowOf(long? padding_idx, long rows) => padding_idx switch
        {
            null => -1,
            { } index when index >= -rows && index < rows => index < 0 ? index + rows : index,
            _ => throw new ArgumentOutOfRangeException(nameof(padding_idx), $"Embedding: padding_idx must be a row of the table of {rows}, got {padding_idx}."),
        };
    }
}
