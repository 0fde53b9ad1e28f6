// The random stream, the thread count and the count of living tensors belong to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
