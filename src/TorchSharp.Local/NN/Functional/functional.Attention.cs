namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Attention.
        public static partial class functional
        {
            /// <summary>softmax(q kᵀ / sqrt(E) + mask) v (Vaswani et al. 2017)</summary>
            /// <param name="query">[*, L, E]</param>
            /// <param name="key">[*, S, E]</param>
            /// <param name="value">[*, S, V]</param>
            /// <param name="attn_mask">[*, L, S]: true where attention is allowed, or numbers that are added to the scores</param>
            /// <param name="p">dropout of the attention weights</param>
            /// <param name="is_casual">position i sees positions up to i only (causal attention; the name is the package's)</param>
            /// <returns>[*, L, V]</returns>
            public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0, bool is_casual = false)
            {
                if (is_casual && attn_mask is not null)
                    throw new ArgumentException("scaled_dot_product_attention: give attn_mask or is_casual, not both.");
                using var scope = NewDisposeScope();
                var scores = query.div(Math.Sqrt(query.shape[^1])).matmul(key.transpose(-2, -1)); // [*, L, S]
                if (is_casual)
                    attn_mask = ones(scores.shape[^2], scores.shape[^1], dtype: ScalarType.Bool, device: scores.device).tril();
                if (attn_mask is not null)
                    scores = attn_mask.dtype == ScalarType.Bool ? scores.masked_fill(attn_mask.logical_not(), double.NegativeInfinity) : scores.add(attn_mask);
                return dropout(scores.softmax(-1), p, training: p > 0).matmul(value).MoveToOuterDisposeScope();
            }
        }
    }
}
