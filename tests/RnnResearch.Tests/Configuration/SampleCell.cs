namespace RnnResearch.Tests.Configuration;

internal enum SampleCell
{
    Rnn,
    Lstm,
    GatedUnit,
}
