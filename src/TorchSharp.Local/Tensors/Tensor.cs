using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A managed handle on a reference-counted libtorch tensor. Dispose it, or let the <see cref="DisposeScope"/> it was made in
    /// do so; the finalizer is only a safety net, because the garbage collector does not feel native memory.
    /// </summary>
    public partial class Tensor : IDisposable, IScoped
    {
        private static long totalCount;
        private static long peakCount;
        private nint handle;

        /// <summary>Takes over one native reference.</summary>
        internal Tensor(nint handle)
        {
            this.handle = Libtorch.Check(handle);
            var alive = Interlocked.Increment(ref totalCount);
            if (alive > peakCount)
                peakCount = alive;
            DisposeScopeManager.Created(this);
        }

        /// <summary>Takes over another tensor's native reference and its place in a dispose scope; the other becomes invalid.</summary>
        internal Tensor(Tensor source)
        {
            handle = source.Handle;
            source.handle = 0;
            GC.SuppressFinalize(source);
            DisposeScope.Replace(source, this);
        }

        ~Tensor() => Dispose(false);

        /// <summary>How many handles are alive, on all threads.</summary>
        public static long TotalCount => Interlocked.Read(ref totalCount);

        /// <summary>The most handles that were ever alive at once, on all threads.</summary>
        public static long PeakCount => peakCount;

        public bool IsInvalid => handle == 0;

        public nint Handle
        {
            get
            {
                if (handle == 0)
                    ThrowDisposed();
                return handle;
            }
        }

        DisposeScope? IScoped.OwningDisposeScope { get; set; }

        int IScoped.ScopePosition { get; set; }

        internal DisposeScope? OwningDisposeScope => ((IScoped)this).OwningDisposeScope;

        LifetimeStatistics IScoped.Among(ThreadDisposeScopeStatistics statistics) => statistics.TensorStatistics;

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var owned = Interlocked.Exchange(ref handle, 0);
            if (owned == 0)
                return;
            if (disposing)
                DisposeScopeManager.Disposed(this);
            Interlocked.Decrement(ref totalCount);
            Libtorch.Release(owned);
        }

        /// <summary>Gives the native reference away; this object is invalid from then on.</summary>
        public nint DecoupleFromNativeHandle()
        {
            GC.SuppressFinalize(this);
            var owned = Handle;
            handle = 0;
            DisposeScopeManager.Disposed(this);
            Interlocked.Decrement(ref totalCount);
            return owned;
        }

        public static Tensor UnsafeCreateTensor(nint handle) => new(handle);

        /// <summary>Excludes the tensor from every scope: it lives until it is disposed by hand.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is null && other is not null)
                other.Attach(this);
            else
                OwningDisposeScope?.MoveToOther(other, this);
            return this;
        }

        private void ThrowDisposed() => throw new ObjectDisposedException(GetType().Name,
            "This tensor has been disposed, by hand or with the DisposeScope it was made in. "
            + "Use MoveToOuterDisposeScope() or DetachFromDisposeScope() for what must outlive a scope.");
    }

    /// <summary>A new innermost scope of this thread, which disposes what is made in it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.OfThread.NewDisposeScope();

    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.OfThread.CurrentDisposeScope;

    /// <summary>Runs <paramref name="expr"/> in a scope of its own that only its result leaves.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
