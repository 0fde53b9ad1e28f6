namespace TorchSharp;

public static partial class torch
{
    // Factories that take element type and device from an existing tensor.
    public partial class Tensor
    {
        public Tensor new_empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Empty(size, dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_empty(
            long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Empty([dim0, dim1, dim2, dim3], dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_empty(
            long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Empty([dim0, dim1, dim2], dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Empty([rows, columns], dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Empty([size], dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Empty(size, dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_full(
            ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Full(size, value, dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_full(
            long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Full([dim0, dim1, dim2], value, dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_full(
            long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) =>
            Full([dim0, dim1, dim2, dim3], value, dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_full(
            long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Full([rows, columns], value, dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Full([size], value, dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Full(size, value, dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_ones(
            long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Ones([dim0, dim1, dim2, dim3], dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_ones(
            long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Ones([dim0, dim1, dim2], dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Ones([rows, columns], dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Ones([size], dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Zeros(size, dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_zeros(
            long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Zeros([dim0, dim1, dim2, dim3], dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_zeros(
            long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Zeros([dim0, dim1, dim2], dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Zeros([rows, columns], dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Zeros([size], dtype ?? this.dtype, device ?? this.device, requires_grad, null);

        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Zeros(size, dtype ?? this.dtype, device ?? this.device, requires_grad, null);
    }
}
